using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Time.Testing;
using TickTick.Http;
using Xunit;

namespace TickTick.Tests.Http;

/// <summary>The rate governor by a clock that moves only when the test moves it.</summary>
public sealed class RateGovernorTests
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(250);

    private readonly FakeTimeProvider _clock = new();
    private readonly DateTimeOffset _start;

    public RateGovernorTests() => _start = _clock.GetUtcNow();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private TimeSpan Elapsed => _clock.GetUtcNow() - _start;

    [Fact]
    public async Task A_burst_is_sent_at_once_and_the_rest_as_the_window_allows()
    {
        var governor = new RateGovernor(10, Window, clock: _clock);
        var reporter = new RecordingReporter();
        var times = new List<TimeSpan>();
        for (int i = 0; i < 25; i++)
        {
            await AdvanceUntilAsync(governor.WaitForTurnAsync(reporter, Token).AsTask());
            times.Add(Elapsed);
            governor.Answered();
        }

        Assert.All(times.Take(10), time => Assert.Equal(TimeSpan.Zero, time));
        for (int i = 10; i < times.Count; i++) Assert.True(times[i] - times[i - 10] >= Window, $"{i}: {times[i] - times[i - 10]}");
        Assert.Contains(reporter.ProgressRecords, step => step.Remaining > TimeSpan.Zero && !step.IsCompleted);
        Assert.True(reporter.ProgressRecords[reporter.ProgressRecords.Count - 1].IsCompleted);
    }

    [Fact]
    public async Task A_request_in_flight_counts_against_the_limit()
    {
        var governor = new RateGovernor(1, Window, clock: _clock);
        await governor.WaitForTurnAsync(SilentReporter.Instance, Token);
        Task second = governor.WaitForTurnAsync(SilentReporter.Instance, Token).AsTask();
        await AdvanceAsync(Window + Window);
        Assert.False(second.IsCompleted);
        governor.Answered();
        await AdvanceUntilAsync(second);
    }

    [Fact]
    public async Task A_cancelled_wait_ends_at_once()
    {
        var governor = new RateGovernor(1, clock: _clock);
        await governor.WaitForTurnAsync(SilentReporter.Instance, Token);
        governor.Answered();
        using var cancellation = new CancellationTokenSource();
        Task second = governor.WaitForTurnAsync(SilentReporter.Instance, cancellation.Token).AsTask();
        cancellation.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.Equal(TimeSpan.Zero, Elapsed);
    }

    [Fact]
    public async Task After_a_rate_limit_error_one_request_probes_and_the_others_wait()
    {
        var governor = new RateGovernor(0, probeInterval: TimeSpan.FromSeconds(1), clock: _clock);
        await governor.WaitForTurnAsync(SilentReporter.Instance, Token);
        governor.LimitExceeded(null);
        Task[] waiting = Enumerable.Range(0, 20).Select(_ => governor.WaitForTurnAsync(SilentReporter.Instance, Token).AsTask()).ToArray();
        await AdvanceUntilAsync(Task.WhenAny(waiting));
        Assert.True(Elapsed >= TimeSpan.FromSeconds(1), Elapsed.ToString());
        await AdvanceAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(1, waiting.Count(task => task.IsCompleted));
        governor.Answered();
        await AdvanceUntilAsync(Task.WhenAll(waiting));
    }

    [Fact]
    public async Task Retry_After_is_respected_by_the_governor()
    {
        TimeSpan asked = TimeSpan.FromSeconds(7);
        var governor = new RateGovernor(0, probeInterval: TimeSpan.FromMilliseconds(1), clock: _clock);
        await governor.WaitForTurnAsync(SilentReporter.Instance, Token);
        governor.LimitExceeded(asked);
        await AdvanceUntilAsync(governor.WaitForTurnAsync(SilentReporter.Instance, Token).AsTask());
        Assert.True(Elapsed >= asked, Elapsed.ToString());
    }

    // Its error says when to run the command again. The next command must not wait instead of saying it, too.
    [Fact]
    public async Task A_Retry_After_of_an_hour_is_waited_for_by_nobody()
    {
        var governor = new RateGovernor(0, clock: _clock);
        await governor.WaitForTurnAsync(SilentReporter.Instance, Token);
        governor.LimitExceeded(TimeSpan.FromSeconds(7));
        Task<bool> waiting = governor.WaitForTurnAsync(SilentReporter.Instance, Token).AsTask();

        governor.LimitExceeded(TimeSpan.FromHours(1));

        Assert.False(await waiting);
        Assert.False(await governor.WaitForTurnAsync(SilentReporter.Instance, Token));
        Assert.Equal(TimeSpan.FromHours(1), governor.RefusedFor);
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.True(await governor.WaitForTurnAsync(SilentReporter.Instance, Token));
    }

    [Fact]
    public async Task All_requests_of_a_command_that_wait_share_one_record_twice_a_second()
    {
        var reporter = new RecordingReporter();
        var governor = new RateGovernor(1, clock: _clock);
        await governor.WaitForTurnAsync(reporter, Token);
        governor.Answered();
        Task[] waiting = [.. Enumerable.Range(0, 16).Select(_ => governor.WaitForTurnAsync(reporter, Token).AsTask())];
        await AdvanceUntilAsync(Task.WhenAny(waiting));
        Assert.InRange(reporter.ProgressRecords.Count, 1, (int)(2 * Elapsed.TotalSeconds) + 2);
    }

    private async Task AdvanceAsync(TimeSpan by)
    {
        for (DateTimeOffset end = _clock.GetUtcNow() + by; _clock.GetUtcNow() < end;) await StepAsync();
    }

    private async Task AdvanceUntilAsync(Task task)
    {
        for (int i = 0; i < 10_000 && !task.IsCompleted; i++) await StepAsync();
        Assert.True(task.IsCompleted, $"Still waiting after {Elapsed}.");
        await task;
    }

    private async Task StepAsync()
    {
        _clock.Advance(Step);
        // What waits goes on in threads of the pool.
        await Task.Delay(1, Token);
    }
}
