using System;
using System.Net.Http;
using System.Threading.Tasks;
using TickTick.Http;
using Xunit;

namespace TickTick.Tests.Http;

public sealed class RetryPipelineTests
{
    private static readonly ServiceRequest Create = new(HttpMethod.Post, new Uri("http://127.0.0.1:1/open/v1/task"), IsIdempotent: false);
    private static readonly SendResult Unreachable = new() { Failure = new TickTickException("ServiceUnreachable", "It cannot be reached.", "Run the command again.") };

    private readonly RetryPipeline _pipeline = new(new ConnectionSettings { MaximumRetryCount = 2, RetryInterval = TimeSpan.FromMilliseconds(1) }, isGoverned: false, TimeProvider.System);
    private int _attempts;

    [Fact]
    public async Task The_result_of_a_request_that_was_sent_before_others_opened_the_circuit_is_kept()
    {
        for (int i = 0; i < 3; i++) await ExecuteAsync(first: null, Unreachable);
        _attempts = 0;
        Assert.Same(Unreachable, await ExecuteAsync(first: null, Unreachable));
        Assert.Equal(0, _attempts);

        // It would be created twice if this said that it was not sent.
        SendResult sent = SendResult.Unknown(Create, "the connection was closed", mayStillRun: false);
        Assert.Same(sent, await ExecuteAsync(sent, Unreachable));
        Assert.Equal(0, _attempts);
    }

    [Fact]
    public async Task The_first_result_is_that_of_the_first_attempt()
    {
        SendResult transient = new() { Reason = "the connection was refused", IsTransient = true };
        SendResult last = SendResult.Unknown(Create, "the connection was closed", mayStillRun: false);

        Assert.Same(last, await ExecuteAsync(transient, last));
        Assert.Equal(1, _attempts);
        Assert.Same(transient, await ExecuteAsync(transient, transient));
        Assert.Equal(3, _attempts);
    }

    private async Task<SendResult> ExecuteAsync(SendResult? first, SendResult next)
    {
        using var budget = new TimeBudget(TimeSpan.FromSeconds(30), TimeProvider.System, TestContext.Current.CancellationToken);
        return await _pipeline.ExecuteAsync(new Exchange(Create, new RecordingReporter(), budget), first, _ =>
        {
            _attempts++;
            return Task.FromResult(next);
        });
    }
}
