using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Time.Testing;
using TickTick.Api.Batching;
using TickTick.Http;
using TickTick.Tests.Authorization;
using Xunit;

namespace TickTick.Tests.Http;

[Collection(TimedTests.Name)]
public sealed class ServiceClientTests(SandboxProcess sandbox) : IClassFixture<SandboxProcess>, IAsyncLifetime
{
    private static readonly ConnectionSettings Quick = new() { RetryInterval = TimeSpan.FromMilliseconds(5) };
    private readonly RecordingReporter _reporter = new();
    private string _token = string.Empty;

    public async ValueTask InitializeAsync()
    {
        await sandbox.ResetAsync();
        _token = await sandbox.IssueTokenAsync();
    }

    public ValueTask DisposeAsync() => default;

    [Theory]
    [InlineData(405)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_transient_status_is_retried(int status)
    {
        await sandbox.AddFaultsAsync(new { kind = "status", status, times = 3 });

        ServiceResponse response = await SendAsync(Quick);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(4, response.Attempts);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(501)]
    public async Task A_permanent_status_is_returned_at_once(int status)
    {
        await sandbox.AddFaultsAsync(new { kind = "status", status });

        ServiceResponse response = await SendAsync(Quick);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(1, response.Attempts);
    }

    [Fact]
    public async Task After_the_last_retry_the_error_response_is_returned()
    {
        await sandbox.AddFaultsAsync(new { kind = "status", status = 502 });

        ServiceResponse response = await SendAsync(Quick with { MaximumRetryCount = 2 });

        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
        Assert.Equal(3, response.Attempts);
    }

    [Theory]
    [InlineData("resetBefore")]
    [InlineData("resetAfter")]
    [InlineData("truncate")]
    public async Task A_broken_connection_is_retried(string kind)
    {
        await sandbox.AddFaultsAsync(new { kind, times = 2 });

        Assert.Equal(3, (await SendAsync(Quick)).Attempts);
    }

    [Theory]
    [InlineData("resetBefore")]
    [InlineData("resetAfter")]
    [InlineData("truncate")]
    public async Task A_request_that_may_have_been_carried_out_is_not_repeated(string kind)
    {
        await sandbox.AddFaultsAsync(new { kind, times = 1 });
        await sandbox.ClearRequestsAsync();

        TickTickException failure = await Assert.ThrowsAnyAsync<TickTickException>(() => SendAsync(Quick, isIdempotent: false));

        Assert.Equal("OutcomeUnknown", failure.ErrorId);
        Assert.Single(await sandbox.RequestsAsync());
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(504)]
    public async Task A_gateway_error_for_a_request_that_is_not_idempotent_is_returned_at_once(int status)
    {
        await sandbox.AddFaultsAsync(new { kind = "status", status, times = 1 });

        Assert.Equal(1, (await SendAsync(Quick, isIdempotent: false)).Attempts);
    }

    [Fact]
    public async Task A_request_that_was_rejected_before_it_was_carried_out_is_retried()
    {
        await sandbox.AddFaultsAsync(new { kind = "retryAfter", retryAfter = "0", times = 1 });

        Assert.Equal(2, (await SendAsync(Quick, isIdempotent: false)).Attempts);
    }

    [Fact]
    public async Task A_refused_connection_is_a_connection_error_even_for_a_request_that_is_not_idempotent()
    {
        using var client = new ServiceClient(Quick);

        TickTickException failure = await Assert.ThrowsAsync<TickTickException>(() => client.SendAsync(Nowhere(FreeAddress()), _reporter, CancellationToken.None));

        Assert.Equal("ServiceUnreachable", failure.ErrorId);
        Assert.Equal(3, _reporter.VerboseLines.Count);
        Assert.Contains("the connection was refused", failure.Message);
    }

    [Fact]
    public async Task After_several_connection_errors_the_rest_fail_at_once_with_one_warning()
    {
        ConnectionSettings slow = new() { RetryInterval = TimeSpan.FromMilliseconds(400), MaximumRetryCount = 2 };
        var governor = new RateGovernor(100);
        using var client = new ServiceClient(slow, governor);
        using var batch = new OrderedBatch<int, ServiceResponse>((_, token) => client.SendAsync(Nowhere(FreeAddress()), _reporter, token));
        Stopwatch elapsed = Stopwatch.StartNew();
        for (int i = 0; i < 200; i++) batch.Add(i);
        TickTickException[] failures = [.. batch.Complete().Select(result => Assert.IsType<TickTickException>(result.Failure))];

        Assert.All(failures, failure => Assert.Equal("ServiceUnreachable", failure.ErrorId));
        Assert.Single(failures.Select(failure => failure.Message).Distinct());
        Assert.Contains("127.0.0.1 cannot be reached", Assert.Single(_reporter.Warnings), StringComparison.Ordinal);
        Assert.InRange(elapsed.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(12));
        Assert.Empty(_reporter.ProgressRecords);

        // Other commands get the warning, too.
        var other = new RecordingReporter();
        await Assert.ThrowsAsync<TickTickException>(() => client.SendAsync(Nowhere(FreeAddress()), other, TestContext.Current.CancellationToken));
        Assert.Single(other.Warnings);
    }

    [Fact]
    public async Task A_service_that_is_available_again_is_used_after_a_short_time()
    {
        ConnectionSettings noRetry = new() { MaximumRetryCount = 0 };
        var clock = new FakeTimeProvider();
        using var client = new ServiceClient(noRetry, clock: clock);
        Uri nowhere = FreeAddress();
        for (int i = 0; i < 3; i++) await FailAsync(nowhere);

        // The circuit is open, so no request is sent, not even to a service that is available.
        await sandbox.ClearRequestsAsync();
        await Assert.ThrowsAsync<TickTickException>(() => client.SendAsync(Request(isIdempotent: true), _reporter, TestContext.Current.CancellationToken));
        Assert.Empty(await sandbox.RequestsAsync());

        clock.Advance(TimeSpan.FromSeconds(5));
        for (int i = 0; i < 2; i++)
            Assert.True((await client.SendAsync(Request(isIdempotent: true), _reporter, TestContext.Current.CancellationToken)).IsSuccess);

        // A single further failure must not open the circuit again.
        await FailAsync(nowhere);
        Assert.True((await client.SendAsync(Request(isIdempotent: true), _reporter, TestContext.Current.CancellationToken)).IsSuccess);

        async Task FailAsync(Uri address)
        {
            TickTickException failure = await Assert.ThrowsAsync<TickTickException>(() => client.SendAsync(Nowhere(address), _reporter, TestContext.Current.CancellationToken));
            Assert.Equal("ServiceUnreachable", failure.ErrorId);
        }
    }

    [Fact]
    public async Task A_request_that_was_not_sent_does_not_count_against_the_rate_limit()
    {
        var governor = new RateGovernor(2);
        using var client = new ServiceClient(Quick, governor);
        await Assert.ThrowsAsync<TickTickException>(() => client.SendAsync(Nowhere(FreeAddress()), _reporter, TestContext.Current.CancellationToken));
        Assert.Equal(3, _reporter.VerboseLines.Count);
        for (int i = 0; i < 2; i++)
        {
            ServiceResponse response = await client.SendAsync(Request(isIdempotent: true), _reporter, TestContext.Current.CancellationToken);
            Assert.Equal(1, response.Attempts);
        }

        Assert.Empty(_reporter.ProgressRecords);
    }

    [Fact]
    public async Task A_failed_connection_does_not_make_the_outcome_unknown()
    {
        ConnectionSettings impatient = new() { RetryInterval = TimeSpan.FromMinutes(1), Timeout = TimeSpan.FromSeconds(1) };
        using var client = new ServiceClient(impatient);
        TickTickException failure = await Assert.ThrowsAsync<TickTickException>(() => client.SendAsync(Nowhere(FreeAddress()), _reporter, TestContext.Current.CancellationToken));
        Assert.Equal("RequestTimeout", failure.ErrorId);
    }

    [Fact]
    public async Task A_Retry_After_of_weeks_is_not_waited_for_even_without_a_time_limit()
    {
        await sandbox.AddFaultsAsync(new { kind = "status", status = 503, retryAfter = "4294968", times = 1 });

        ServiceResponse response = await SendAsync(Quick with { Timeout = TimeSpan.Zero });

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(1, response.Attempts);
    }

    [Fact]
    public async Task An_answer_before_the_timeout_says_more_than_the_timeout()
    {
        await sandbox.AddFaultsAsync(new { kind = "status", status = 502, times = 1 });
        await sandbox.AddFaultsAsync(new { kind = "hang" });

        ServiceResponse response = await SendAsync(Quick with { Timeout = TimeSpan.FromMilliseconds(700) });

        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
    }

    [Theory]
    [InlineData(true, "SessionDisconnected")]
    [InlineData(false, "OutcomeUnknown")]
    public async Task A_client_that_is_disposed_under_load_says_so(bool isIdempotent, string errorId)
    {
        await sandbox.AddFaultsAsync(new { kind = "latency", milliseconds = 10_000 });
        var client = new ServiceClient(Quick);
        Task<ServiceResponse>[] calls = [.. Enumerable.Range(0, 8).Select(_ => client.SendAsync(Request(isIdempotent), _reporter, TestContext.Current.CancellationToken))];
        await Task.Delay(500, TestContext.Current.CancellationToken);
        client.Dispose();

        foreach (Task<ServiceResponse> call in calls) Assert.Equal(errorId, (await Assert.ThrowsAnyAsync<TickTickException>(() => call)).ErrorId);
        TickTickException later = await Assert.ThrowsAsync<TickTickException>(() => client.SendAsync(Request(isIdempotent), _reporter, TestContext.Current.CancellationToken));
        Assert.Equal("SessionDisconnected", later.ErrorId);
    }

    [Fact]
    public async Task Retry_After_is_respected()
    {
        await sandbox.AddFaultsAsync(new { kind = "status", status = 503, retryAfter = "1", times = 1 });
        var elapsed = Stopwatch.StartNew();

        ServiceResponse response = await SendAsync(Quick);

        Assert.Equal(2, response.Attempts);
        Assert.True(elapsed.Elapsed >= TimeSpan.FromSeconds(0.95), elapsed.Elapsed.ToString());
    }

    [Fact]
    public async Task A_Retry_After_beyond_the_timeout_fails_at_once()
    {
        await sandbox.AddFaultsAsync(new { kind = "retryAfter", retryAfter = "3600" });
        var elapsed = Stopwatch.StartNew();

        ServiceResponse response = await SendAsync(Quick with { Timeout = TimeSpan.FromSeconds(10) });

        Assert.Equal(1, response.Attempts);
        Assert.Equal(TimeSpan.FromHours(1), response.RetryAfter);
        Assert.True(elapsed.Elapsed < TimeSpan.FromSeconds(8), elapsed.Elapsed.ToString());
    }

    [Fact]
    public async Task The_timeout_applies_to_all_attempts_together()
    {
        await sandbox.AddFaultsAsync(new { kind = "hang" });
        var elapsed = Stopwatch.StartNew();

        TickTickException failure = await Assert.ThrowsAsync<TickTickException>(() => SendAsync(Quick with { Timeout = TimeSpan.FromMilliseconds(400) }));

        Assert.Equal("RequestTimeout", failure.ErrorId);
        Assert.True(elapsed.Elapsed < TimeSpan.FromSeconds(3), elapsed.Elapsed.ToString());
    }

    [Fact]
    public async Task Retry_delays_increase()
    {
        await sandbox.AddFaultsAsync(new { kind = "status", status = 502 });

        await SendAsync(new ConnectionSettings { RetryInterval = TimeSpan.FromMilliseconds(10), MaximumRetryCount = 8 });

        // Each delay is about twice the one before, with jitter, so together they are 0.9 to 1.9 s. Constant delays would be
        // announced as 0.0 s each.
        double[] delays = [.. _reporter.VerboseLines.Select(line => Regex.Match(line, @"Retrying in (\d+\.\d) s")).Where(match => match.Success).Select(match => double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))];
        Assert.Equal(8, delays.Length);
        Assert.InRange(delays.Sum(), 0.5, 2.3);
    }

    [Fact]
    public async Task Cancellation_ends_a_hanging_request_at_once()
    {
        await sandbox.AddFaultsAsync(new { kind = "hang" });
        using var client = new ServiceClient(Quick);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        var elapsed = Stopwatch.StartNew();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.SendAsync(Request(isIdempotent: true), _reporter, stop.Token));

        Assert.True(elapsed.Elapsed < TimeSpan.FromSeconds(1.2), elapsed.Elapsed.ToString());
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await sandbox.AddFaultsAsync(new { kind = "status", status = 302, headers = new { Location = "http://127.0.0.1:1/" } });

        Assert.Equal(HttpStatusCode.Found, (await SendAsync(Quick)).StatusCode);
    }

    [Fact]
    public async Task Secrets_in_responses_are_redacted()
    {
        _token = "628ff081-5331-4a37-8ddc-021974c9f43a";

        ServiceResponse response = await SendAsync(Quick);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("invalid_token: Invalid access token: ***", response.Error!.ToString());
    }

    private async Task<ServiceResponse> SendAsync(ConnectionSettings settings, bool isIdempotent = true)
    {
        using var client = new ServiceClient(settings);
        return await client.SendAsync(Request(isIdempotent), _reporter, TestContext.Current.CancellationToken);
    }

    private static Uri FreeAddress() => new($"http://127.0.0.1:{AuthorizationFixtures.FreePort()}/open/v1/project");

    private static ServiceRequest Nowhere(Uri address) => new(HttpMethod.Post, address, IsIdempotent: false);

    private ServiceRequest Request(bool isIdempotent) =>
        new(HttpMethod.Get, new Uri(sandbox.ApiBaseAddress, "project"), isIdempotent)
        {
            AuthorizationScheme = "Bearer",
            AuthorizationParameter = _token,
        };
}
