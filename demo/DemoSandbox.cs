using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Net.Http;
using System.Net.Http.Json;
using System.Threading;
using System.Threading.Tasks;
using TickTick.Pwsh;

namespace TickTick.Demo;

/// <summary>Runs a sandbox in its own process, which ends with this one.</summary>
internal sealed class DemoSandbox : IDisposable
{
    private const string Announcement = "Listening on ";
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly HttpClient _control;

    private DemoSandbox(Process process, Uri origin)
    {
        _process = process;
        Origin = origin.GetLeftPart(UriPartial.Authority);
        _control = new HttpClient(new HttpClientHandler { UseProxy = false }) { BaseAddress = origin };
    }

    /// <summary>Gets the base URL, without a trailing slash.</summary>
    public string Origin { get; }

    public static async Task<DemoSandbox> StartAsync(CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(DotNet.Program, [Repository.SandboxProgram, "serve", "--port", "0", "--stop-with-stdin"])
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        Process process = Process.Start(start)!;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(StartLimit);
        try
        {
            string? first = await process.StandardOutput.ReadLineAsync(limit.Token);
            if (first is null || !first.StartsWith(Announcement, StringComparison.Ordinal))
                throw new InvalidOperationException($"The sandbox did not start; it said: {first}");

            // The remaining output must be read, because a full pipe would block the process.
            _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            return new DemoSandbox(process, new Uri(first[Announcement.Length..]));
        }
        catch
        {
            process.Kill();
            process.Dispose();
            throw;
        }
    }

    /// <summary>Registers the app with which the demo signs in.</summary>
    public Task RegisterAsync(DemoApp app) => PostAsync("sandbox/apps", new Dictionary<string, object>
    {
        ["client_id"] = app.ClientId,
        ["client_secret"] = app.ClientSecret,
        ["redirect_uris"] = new[] { app.RedirectUri },
        ["name"] = "The demo",
    });

    /// <inheritdoc />
    public void Dispose()
    {
        _control.Dispose();
        try
        {
            _process.StandardInput.Close();
            if (!_process.WaitForExit(5000)) _process.Kill();
        }
        catch (InvalidOperationException)
        {
            // The process has already ended.
        }
        finally
        {
            _process.Dispose();
        }
    }

    private async Task PostAsync<T>(string path, T order)
    {
        using HttpResponseMessage response = await _control.PostAsJsonAsync(path, order);
        response.EnsureSuccessStatusCode();
    }
}
