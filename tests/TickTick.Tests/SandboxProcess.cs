using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace TickTick.Tests;

/// <summary>
/// Controls a sandbox that runs in its own process. A test class (<see cref="IClassFixture{T}"/>) or a test has its own
/// for as long as it runs, and so do classes that run in parallel.
/// </summary>
public sealed class SandboxProcess : IAsyncLifetime, IDisposable
{
    /// <summary>The client ID that every sandbox knows.</summary>
    public const string ClientId = "sandbox-client";

    public const string ClientSecret = "sandbox-secret";

    // A class leaves its sandbox to the next one: a new process compiles everything again.
    private static readonly ConcurrentBag<SandboxServer> Idle = [];

    private SandboxServer? _server;

    /// <summary>Initializes a sandbox that authorizes every app at once and has no rate limit.</summary>
    public SandboxProcess()
    {
    }

    private SandboxProcess(SandboxServer server) => _server = server;

    public Uri Origin => Server.Origin;

    /// <summary>Gets the base address of the Open API, with a trailing slash.</summary>
    public Uri ApiBaseAddress => new(Origin, "open/v1/");

    /// <summary>
    /// Gets a client for <c>/sandbox</c>, relative to <see cref="Origin"/>. It follows no redirects.
    /// </summary>
    public HttpClient Control => Server.Control;

    private SandboxServer Server => _server ?? throw new InvalidOperationException("The sandbox has not been started.");

    /// <summary>Starts a sandbox with other arguments, which ends with this object.</summary>
    public static async Task<SandboxProcess> StartAsync(params string[] arguments) => new(await SandboxServer.StartAsync(arguments));

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        if (Idle.TryTake(out _server)) await ResetAsync();
        else _server = await SandboxServer.StartAsync("--consent", "allow", "--rate-limit", "off");
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
        if (_server is { } server) Idle.Add(server);
        _server = null;
        return default;
    }

    public void Dispose()
    {
        _server?.Dispose();
        _server = null;
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
}
