using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace TickTick.Tests.Sandbox;

public sealed class SandboxFaultTests(SandboxProcess sandbox) : IClassFixture<SandboxProcess>, IAsyncLifetime
{
    private OAuthClient Client { get; } = new(sandbox, TestContext.Current.CancellationToken);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await sandbox.ResetAsync();

    public ValueTask DisposeAsync() => default;

    [Fact]
    public async Task A_reset_before_the_exchange_keeps_the_code_valid_and_a_reset_after_it_does_not()
    {
        await sandbox.AddFaultsAsync(
            new { path = "/oauth/token", kind = "resetBefore", times = 1 },
            new { path = "/oauth/token", kind = "resetAfter", times = 1 });
        string code = await Client.CodeAsync();

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => Client.ExchangeAsync(code));
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => Client.ExchangeAsync(code));
        using HttpResponseMessage third = await Client.ExchangeAsync(code);
        Assert.Equal(HttpStatusCode.BadRequest, third.StatusCode);

        IReadOnlyList<SandboxRequest> requests = await sandbox.RequestsAsync("/oauth/token");
        Assert.Equal(["resetBefore", "resetAfter", null], requests.Select(request => request.Fault));
        Assert.Equal([null, null, 400], requests.Select(request => request.Status));
        JsonElement state = await sandbox.StateAsync();
        Assert.Equal(1, state.GetProperty("tokens").GetArrayLength());
    }

    [Fact]
    public async Task Any_status_body_and_Retry_After_can_be_returned()
    {
        await sandbox.AddFaultsAsync(new { method = "GET", path = "^/open/v1/project$", kind = "status", status = 503, retryAfter = "7", body = "busy", contentType = "text/plain", times = 1 });
        string token = await sandbox.IssueTokenAsync();

        using HttpResponseMessage first = await Client.GetProjectsAsync(token);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, first.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(7), first.Headers.RetryAfter!.Delta);
        Assert.Equal("busy", await OAuthClient.BodyAsync(first));
        Assert.Equal("text/plain", first.Content.Headers.ContentType!.MediaType);
        using HttpResponseMessage second = await Client.GetProjectsAsync(token);
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
    }

    [Fact]
    public async Task A_gateway_error_can_follow_a_completed_request()
    {
        await sandbox.AddFaultsAsync(new { path = "/oauth/token", kind = "status", status = 504, afterProcessing = true, times = 1 });
        string code = await Client.CodeAsync();
        using HttpResponseMessage lost = await Client.ExchangeAsync(code);
        Assert.Equal(HttpStatusCode.GatewayTimeout, lost.StatusCode);
        using HttpResponseMessage again = await Client.ExchangeAsync(code);
        Assert.Equal(HttpStatusCode.BadRequest, again.StatusCode);
    }

    [Fact]
    public async Task A_response_can_be_truncated()
    {
        await sandbox.AddFaultsAsync(new { path = "/oauth/token", kind = "truncate", times = 1 });
        string code = await Client.CodeAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => Client.ExchangeAsync(code));
        using HttpResponseMessage again = await Client.ExchangeAsync(code);
        Assert.Equal(HttpStatusCode.BadRequest, again.StatusCode);
    }

    [Fact]
    public async Task A_response_can_be_invalid_JSON()
    {
        await sandbox.AddFaultsAsync(new { path = "/oauth/token", kind = "malformed", times = 1 });
        using HttpResponseMessage response = await Client.ExchangeAsync(await Client.CodeAsync());
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        string body = await OAuthClient.BodyAsync(response);
        Assert.ThrowsAny<JsonException>(() => JsonDocument.Parse(body));
    }

    [Fact]
    public async Task A_request_can_hang_until_the_client_disconnects()
    {
        await sandbox.AddFaultsAsync(new { path = "/open/v1/project", kind = "hang" });
        using HttpClient api = await sandbox.CreateApiClientAsync();
        api.Timeout = TimeSpan.FromMilliseconds(300);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => api.GetAsync("project", Cancelled));
    }

    [Fact]
    public async Task Latency_delays_responses_except_those_of_the_control_API()
    {
        await sandbox.SetAsync(new { latencyMilliseconds = 200 });
        await sandbox.AddFaultsAsync(new { kind = "latency", milliseconds = 200 });
        string token = await sandbox.IssueTokenAsync();

        var watch = Stopwatch.StartNew();
        using HttpResponseMessage response = await Client.GetProjectsAsync(token);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.InRange(watch.ElapsedMilliseconds, 390, 10_000);
    }

    [Fact]
    public async Task The_query_limit_is_status_500()
    {
        await sandbox.AddFaultsAsync(new { path = "/open/", kind = "queryLimit", times = 1 });
        using HttpResponseMessage response = await Client.GetProjectsAsync(await sandbox.IssueTokenAsync());
        JsonElement error = await OAuthClient.JsonAsync(response, HttpStatusCode.InternalServerError);
        Assert.Equal("exceed_query_limit", error.GetProperty("errorCode").GetString());
    }

    [Fact]
    public async Task Retry_After_is_sent_with_429()
    {
        await sandbox.AddFaultsAsync(new { kind = "retryAfter", retryAfter = 2, times = 1 });
        using HttpResponseMessage response = await Client.GetProjectsAsync(await sandbox.IssueTokenAsync());
        Assert.Equal(429, (int)response.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(2), response.Headers.RetryAfter!.Delta);
    }

    [Fact]
    public async Task Random_faults_are_reproducible_with_the_same_seed()
    {
        string token = await sandbox.IssueTokenAsync();
        int[] first = await StrikesAsync(token);
        int[] second = await StrikesAsync(token);
        Assert.Equal(first, second);
        Assert.InRange(first.Count(status => status == 502), 5, 35);
    }

    [Fact]
    public async Task A_rule_with_an_unknown_member_is_rejected()
    {
        InvalidOperationException refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => sandbox.AddFaultsAsync(new { kind = "status", statsu = 500 }));
        Assert.Contains("statsu", refusal.Message);
        await Assert.ThrowsAsync<InvalidOperationException>(() => sandbox.AddFaultsAsync(new { kind = "status", path = "(" }));
    }

    [Fact]
    public async Task Recorded_requests_contain_no_secrets()
    {
        string code = await Client.CodeAsync();
        using HttpResponseMessage response = await Client.ExchangeAsync(code);

        SandboxRequest request = Assert.Single(await sandbox.RequestsAsync("/oauth/token"));
        Assert.Equal("POST /oauth/token", request.Call);
        Assert.Equal(200, request.Status);
        Assert.Equal(SandboxProcess.ClientId, request.Form["client_id"]);
        Assert.Equal("***", request.Form["client_secret"]);
        Assert.Equal("***", request.Form["code"]);
        using HttpResponseMessage log = await sandbox.Control.GetAsync("sandbox/requests", Cancelled);
        string everything = await OAuthClient.BodyAsync(log);
        Assert.DoesNotContain(code, everything);
        Assert.DoesNotContain(SandboxProcess.ClientSecret, everything);
    }

    private async Task<int[]> StrikesAsync(string token)
    {
        await sandbox.ClearFaultsAsync();
        await sandbox.AddFaultsAsync(new { path = "/open/", kind = "status", status = 502, probability = 0.5, seed = 42 });
        var statuses = new int[40];
        for (int i = 0; i < statuses.Length; i++)
        {
            using HttpResponseMessage response = await Client.GetProjectsAsync(token);
            statuses[i] = (int)response.StatusCode;
        }

        return statuses;
    }
}
