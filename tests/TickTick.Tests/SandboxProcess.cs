using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace TickTick.Tests;

/// <summary>
/// Runs a sandbox in its own process and controls it. A test class (<see cref="IClassFixture{T}"/>) or a test has its
/// own, and so do classes that run in parallel.
/// </summary>
public sealed class SandboxProcess : IAsyncLifetime, IDisposable
{
    /// <summary>The client ID that every sandbox knows.</summary>
    public const string ClientId = "sandbox-client";

    public const string ClientSecret = "sandbox-secret";

    private const string Announcement = "Listening on ";
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly string[] _arguments;
    private readonly StringBuilder _errors = new();
    private readonly TaskCompletionSource<bool> _errorsEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Process? _process;
    private Uri? _origin;
    private HttpClient? _control;

    /// <summary>Initializes a sandbox that authorizes every app at once and has no rate limit.</summary>
    public SandboxProcess()
        : this("--consent", "allow", "--rate-limit", "off")
    {
    }

    private SandboxProcess(params string[] arguments) => _arguments = arguments;

    public Uri Origin => _origin ?? throw NotStarted();

    /// <summary>Gets the base address of the Open API, with a trailing slash.</summary>
    public Uri ApiBaseAddress => new(Origin, "open/v1/");

    /// <summary>
    /// Gets a client for <c>/sandbox</c>, relative to <see cref="Origin"/>. It follows no redirects.
    /// </summary>
    public HttpClient Control => _control ?? throw NotStarted();

    /// <summary>Starts a sandbox with other arguments.</summary>
    public static async Task<SandboxProcess> StartAsync(params string[] arguments)
    {
        var sandbox = new SandboxProcess(arguments);
        try
        {
            await sandbox.InitializeAsync();
            return sandbox;
        }
        catch
        {
            sandbox.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        _process = Process.Start(new ProcessStartInfo
        {
            FileName = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet",
            Arguments = string.Join(" ", new[] { ProgramPath(), "serve", "--stop-with-stdin" }.Concat(_arguments).Select(Quoted)),
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is null) _errorsEnded.TrySetResult(true);
            else lock (_errors) _errors.AppendLine(line.Data);
        };
        _process.BeginErrorReadLine();

        _origin = await ReadOriginAsync(_process);
        _control = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = _origin };
    }

    /// <summary>Resets everything, including settings, clock and faults.</summary>
    public Task ResetAsync() => SendAsync(HttpMethod.Post, "sandbox/reset");

    public Task SetAsync(object settings) => SendAsync(HttpMethod.Post, "sandbox/settings", settings);

    /// <summary>Registers an app, or replaces the app with the same client ID.</summary>
    public Task RegisterAppAsync(string clientId, string? clientSecret, params string[] redirectUris) => SendAsync(
        HttpMethod.Post,
        "sandbox/apps",
        new Dictionary<string, object?> { ["client_id"] = clientId, ["client_secret"] = clientSecret, ["redirect_uris"] = redirectUris });

    /// <summary>Lets the default app use any loopback port in its redirect URI.</summary>
    public Task PermitAnyLoopbackRedirectAsync() => RegisterAppAsync(ClientId, ClientSecret, "*loopback");

    public Task AdvanceClockAsync(TimeSpan by) => SendAsync(HttpMethod.Post, "sandbox/clock", new { advanceSeconds = by.TotalSeconds });

    public async Task<string> IssueTokenAsync(TimeSpan? expiresIn = null, string? scope = null)
    {
        JsonElement answer = await SendAsync(HttpMethod.Post, "sandbox/tokens", new { expiresIn = (int?)expiresIn?.TotalSeconds, scope });
        return answer.GetProperty("access_token").GetString()!;
    }

    public Task RevokeTokensAsync() => SendAsync(HttpMethod.Delete, "sandbox/tokens");

    /// <summary>Adds faults after the active ones.</summary>
    public Task AddFaultsAsync(params object[] rules) => SendAsync(HttpMethod.Post, "sandbox/faults", rules);

    public Task ClearFaultsAsync() => SendAsync(HttpMethod.Delete, "sandbox/faults");

    /// <summary>Creates countdowns, which are read-only in the Open API.</summary>
    public Task AddCountdownsAsync(params object[] countdowns) => SendAsync(HttpMethod.Post, "sandbox/countdowns", countdowns);

    /// <summary>Returns the recorded requests, oldest first.</summary>
    public async Task<IReadOnlyList<SandboxRequest>> RequestsAsync(string? pathContains = null)
    {
        JsonElement answer = await SendAsync(HttpMethod.Get, "sandbox/requests");
        return answer.GetProperty("requests").EnumerateArray()
            .Select(entry => new SandboxRequest(entry))
            .Where(request => pathContains is null || request.Path.Contains(pathContains))
            .ToArray();
    }

    public Task ClearRequestsAsync() => SendAsync(HttpMethod.Delete, "sandbox/requests");

    /// <summary>Returns the complete state of the account, for comparisons.</summary>
    public Task<JsonElement> StateAsync() => SendAsync(HttpMethod.Get, "sandbox/state");

    /// <summary>Creates a client of the Open API with its own token.</summary>
    public async Task<HttpClient> CreateApiClientAsync(string? scope = null)
    {
        var client = new HttpClient(new HttpClientHandler { UseProxy = false }) { BaseAddress = ApiBaseAddress };
        client.DefaultRequestHeaders.Authorization = new("Bearer", await IssueTokenAsync(scope: scope));
        return client;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }

    public void Dispose()
    {
        _control?.Dispose();
        _control = null;
        if (_process is not { } process) return;

        _process = null;
        try
        {
            process.StandardInput.Close();
            if (!process.WaitForExit(5000)) process.Kill();
        }
        catch (InvalidOperationException)
        {
            // The process has already ended.
        }
        finally
        {
            process.Dispose();
        }
    }

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null) request.Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await Control.SendAsync(request, TestContext.Current.CancellationToken);
        string text = await response.Content.ReadAsStringAsync();
        if (response.StatusCode != HttpStatusCode.OK) throw new InvalidOperationException($"{method} {path} was answered {(int)response.StatusCode}: {text}");
        if (text.Length == 0) return default;

        using JsonDocument document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    private async Task<Uri> ReadOriginAsync(Process process)
    {
        Task<string?> line = process.StandardOutput.ReadLineAsync();
        if (await Task.WhenAny(line, Task.Delay(StartLimit)) != line) throw Failed($"said nothing for {StartLimit.TotalSeconds} s");

        string? text = await line;
        if (text is null || !text.StartsWith(Announcement, StringComparison.Ordinal))
        {
            // The reason is written to another pipe, which can close later.
            await Task.WhenAny(_errorsEnded.Task, Task.Delay(StartLimit));
            throw Failed($"began with '{text}'");
        }

        // The remaining output must be read, because a full pipe would block the process.
        _ = process.StandardOutput.ReadToEndAsync();
        return new Uri(text.Substring(Announcement.Length) + "/");
    }

    private InvalidOperationException Failed(string how)
    {
        lock (_errors) return new InvalidOperationException($"The sandbox {how}. {_errors}");
    }

    private static InvalidOperationException NotStarted() => new("The sandbox has not been started.");

    private static string Quoted(string argument) => argument.Contains(' ') ? "\"" + argument + "\"" : argument;

    private static string ProgramPath() => typeof(SandboxProcess).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "SandboxPath").Value!;
}
