using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
#if NET
using Microsoft.Data.Sqlite;
#endif
using Xunit;

namespace TickTick.Tests.Authorization.Loopback;

/// <summary>Controls a page of a headless Chromium over the Chrome DevTools Protocol.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    private readonly Process _process;
    private readonly string _profile;
    private readonly ClientWebSocket _socket = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonElement>> _calls = new();
    private readonly SemaphoreSlim _sending = new(1);
    private string? _session;
    private int _lastCall;

    private Chromium(Process process, string profile)
    {
        _process = process;
        _profile = profile;
    }

    /// <summary>
    /// Gets the page's console messages, exceptions and violations of the content security policy. A correct page has none.
    /// </summary>
    public ConcurrentQueue<string> Complaints { get; private set; } = new();

    /// <summary>Starts the browser with an empty page, or skips the test if it is not installed.</summary>
    public static async Task<Chromium> StartAsync()
    {
        string? executable = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
        if (executable is null) Assert.Skip("No chromium, chromium-browser or google-chrome is on the PATH (Debian: apt-get install chromium).");

        string profile = Path.Combine(Path.GetTempPath(), "ticktick-chromium-" + Guid.NewGuid().ToString("N"));
        string[] arguments =
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage", "--no-first-run", "--no-default-browser-check",
            "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-proxy-server", "--remote-debugging-port=0",
            $"--user-data-dir={profile}", "about:blank",
        ];
        var start = new ProcessStartInfo(executable!, string.Join(" ", arguments))
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var browser = new Chromium(process, profile);
        try
        {
            await browser.ConnectAsync();
            return browser;
        }
        catch
        {
            await browser.DisposeAsync();
            throw;
        }
    }

    /// <summary>Empties the page, forgets its history and complaints, and ends its emulations.</summary>
    public async Task ResetAsync()
    {
        await CallAsync("Page.navigate", new { url = "about:blank" });
        await UntilAsync("document.readyState === 'complete' && location.href === 'about:blank'");
        await CallAsync("Page.resetNavigationHistory");
        await CallAsync("Emulation.clearDeviceMetricsOverride");
        await CallAsync("Emulation.setEmulatedMedia", new { features = Array.Empty<object>() });
        Complaints = new ConcurrentQueue<string>();
    }

    public async Task<JsonElement> CallAsync(string method, object? parameters = null)
    {
        int id = Interlocked.Increment(ref _lastCall);
        var answer = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        _calls[id] = answer;
        var message = new Dictionary<string, object> { ["id"] = id, ["method"] = method, ["params"] = parameters ?? new { } };
        if (_session is not null) message["sessionId"] = _session;
        byte[] bytes = JsonSerializer.SerializeToUtf8Bytes(message);
        await _sending.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            await _socket.SendAsync(new ArraySegment<byte>(bytes), WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);
        }
        finally
        {
            _sending.Release();
        }

        Task first = await Task.WhenAny(answer.Task, Task.Delay(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        Assert.True(first == answer.Task, $"{method} was not answered.");
        return await answer.Task;
    }

    public async Task<string> EvaluateAsync(string expression)
    {
        JsonElement result = await CallAsync("Runtime.evaluate", new { expression = $"String({expression})", returnByValue = true, awaitPromise = true });
        return result.GetProperty("result").GetProperty("value").GetString()!;
    }

    public async Task UntilAsync(string condition)
    {
        var elapsed = Stopwatch.StartNew();
        while (await EvaluateAsync(condition) != "true")
        {
            Assert.True(elapsed.Elapsed < TimeSpan.FromSeconds(20), $"{condition} never came true.");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Sets a light or dark color scheme and waits for transitions to end.</summary>
    public Task PreferAsync(string colorScheme) => CallAsync("Emulation.setEmulatedMedia", new
    {
        features = new[] { new { name = "prefers-color-scheme", value = colorScheme }, new { name = "prefers-reduced-motion", value = "reduce" } },
    });

    /// <summary>Takes a screenshot if TICKTICK_TEST_PICTURES names a folder.</summary>
    public async Task PictureAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("TICKTICK_TEST_PICTURES") is not { Length: > 0 } folder) return;
        JsonElement picture = await CallAsync("Page.captureScreenshot", new { format = "png" });
        File.WriteAllBytes(Path.Combine(folder, name + ".png"), picture.GetProperty("data").GetBytesFromBase64());
    }

#if NET
    /// <summary>Ends the browser, which writes its history, and returns the addresses that the history shows.</summary>
    public async Task<string[]> EndAndReadHistoryAsync()
    {
        _session = null;
        await CallAsync("Browser.close");
        using (var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30))) await _process.WaitForExitAsync(patience.Token);
        string database = Path.Combine(_profile, "Default", "History");
        using var connection = new SqliteConnection($"Data Source={database};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using SqliteCommand query = connection.CreateCommand();
        // Chromium shows only the last address of a chain of redirects (ui::PAGE_TRANSITION_CHAIN_END).
        query.CommandText = "SELECT urls.url FROM visits JOIN urls ON urls.id = visits.url WHERE visits.transition & 0x20000000 <> 0";
        using SqliteDataReader rows = query.ExecuteReader();
        var addresses = new List<string>();
        while (rows.Read()) addresses.Add(rows.GetString(0));
        return [.. addresses];
    }
#endif

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        _socket.Dispose();
        try
        {
            // The first process also ends its children, so it is asked to close before it is killed.
            if (!_process.HasExited) _process.Kill();
        }
        catch (InvalidOperationException)
        {
            // The process has already ended.
        }

        _process.WaitForExit();
        _process.Dispose();
        for (int tries = 0; Directory.Exists(_profile) && tries < 50; tries++)
        {
            try
            {
                Directory.Delete(_profile, recursive: true);
            }
            catch (IOException)
            {
                await Task.Delay(50);
            }
        }
    }

    private async Task ConnectAsync()
    {
        string portFile = Path.Combine(_profile, "DevToolsActivePort");
        var elapsed = Stopwatch.StartNew();
        string[] lines = [];
        while (lines.Length < 2)
        {
            Assert.False(_process.HasExited, "Chromium ended at its start.");
            Assert.True(elapsed.Elapsed < TimeSpan.FromSeconds(60), "Chromium does not start.");
            await Task.Delay(25, TestContext.Current.CancellationToken);
            try
            {
                if (File.Exists(portFile)) lines = File.ReadAllLines(portFile);
            }
            catch (IOException)
            {
                // The file is still being written.
            }
        }

        await _socket.ConnectAsync(new Uri($"ws://127.0.0.1:{lines[0]}{lines[1]}"), TestContext.Current.CancellationToken);
        _ = ReceiveAsync();
        JsonElement targets = (await CallAsync("Target.getTargets")).GetProperty("targetInfos");
        string page = targets.EnumerateArray().First(t => t.GetProperty("type").GetString() == "page").GetProperty("targetId").GetString()!;
        _session = (await CallAsync("Target.attachToTarget", new { targetId = page, flatten = true })).GetProperty("sessionId").GetString();
        foreach (string domain in new[] { "Page", "Runtime", "Log" }) await CallAsync(domain + ".enable");
    }

    private async Task ReceiveAsync()
    {
        var buffer = new ArraySegment<byte>(new byte[65536]);
        using var message = new MemoryStream();
        try
        {
            while (true)
            {
                WebSocketReceiveResult part = await _socket.ReceiveAsync(buffer, CancellationToken.None);
                if (part.MessageType == WebSocketMessageType.Close) break;
                message.Write(buffer.Array!, 0, part.Count);
                if (!part.EndOfMessage) continue;
                using JsonDocument document = JsonDocument.Parse(Encoding.UTF8.GetString(message.ToArray()));
                message.SetLength(0);
                Take(document.RootElement.Clone());
            }
        }
        catch (Exception e) when (e is WebSocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The browser has ended.
        }

        foreach (TaskCompletionSource<JsonElement> call in _calls.Values) call.TrySetException(new IOException("Chromium has ended."));
    }

    private void Take(JsonElement message)
    {
        if (message.TryGetProperty("id", out JsonElement id))
        {
            if (!_calls.TryRemove(id.GetInt32(), out TaskCompletionSource<JsonElement>? call)) return;
            if (message.TryGetProperty("result", out JsonElement result)) call.TrySetResult(result);
            else call.TrySetException(new InvalidOperationException(message.ToString()));
            return;
        }

        string method = message.GetProperty("method").GetString()!;
        if (method is "Log.entryAdded" or "Runtime.consoleAPICalled" or "Runtime.exceptionThrown") Complaints.Enqueue(message.ToString());
    }
}
