using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using TickTick.Api;
using TickTick.Api.Sending;
using TickTick.Http;
using TickTick.Tests.Api;
using Xunit;

namespace TickTick.Tests.Http;

[Collection(TimedTests.Name)]
public sealed class RateGovernorTests
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(2);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_burst_goes_at_once_and_the_rest_as_turns_come_free()
    {
        var governor = new RateGovernor(10, Window);
        var reporter = new RecordingReporter();
        var watch = Stopwatch.StartNew();
        var times = new List<TimeSpan>();
        for (int i = 0; i < 25; i++)
        {
            await governor.WaitForTurnAsync(reporter, Token);
            times.Add(watch.Elapsed);
            governor.Answered();
        }

        Assert.InRange(times[9], TimeSpan.Zero, TimeSpan.FromSeconds(1));
        for (int i = 10; i < times.Count; i++) Assert.True(times[i] - times[i - 10] >= Window, $"{i}: {times[i] - times[i - 10]}");
        Assert.Contains(reporter.ProgressRecords, step => step.Remaining > TimeSpan.Zero && !step.IsCompleted);
        Assert.True(reporter.ProgressRecords[reporter.ProgressRecords.Count - 1].IsCompleted);
    }

    [Fact]
    public async Task A_request_on_its_way_keeps_its_turn()
    {
        var governor = new RateGovernor(1, TimeSpan.FromMilliseconds(100));
        await governor.WaitForTurnAsync(SilentReporter.Instance, Token);
        Task second = governor.WaitForTurnAsync(SilentReporter.Instance, Token).AsTask();
        await Task.Delay(800, Token);
        Assert.False(second.IsCompleted);
        governor.Answered();
        await second;
    }

    [Fact]
    public async Task A_wait_ends_at_once_when_cancelled()
    {
        var governor = new RateGovernor(1);
        await governor.WaitForTurnAsync(SilentReporter.Instance, Token);
        governor.Answered();
        using var cancellation = new CancellationTokenSource(100);
        var watch = Stopwatch.StartNew();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await governor.WaitForTurnAsync(SilentReporter.Instance, cancellation.Token));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task After_a_refusal_one_tries_and_all_the_others_wait()
    {
        var governor = new RateGovernor(0, probeInterval: TimeSpan.FromMilliseconds(50));
        await governor.WaitForTurnAsync(SilentReporter.Instance, Token);
        governor.LimitExceeded(null);
        Task[] waiting = Enumerable.Range(0, 20).Select(_ => governor.WaitForTurnAsync(SilentReporter.Instance, Token).AsTask()).ToArray();
        await Task.WhenAny(waiting);
        await Task.Delay(700, Token);
        Assert.Equal(1, waiting.Count(task => task.IsCompleted));
        governor.Answered();
        await Task.WhenAll(waiting);
    }

    [Fact]
    public async Task The_wait_that_the_service_asks_for_is_kept()
    {
        var governor = new RateGovernor(0, probeInterval: TimeSpan.FromMilliseconds(1));
        await governor.WaitForTurnAsync(SilentReporter.Instance, Token);
        governor.LimitExceeded(TimeSpan.FromMilliseconds(700));
        var watch = Stopwatch.StartNew();
        await governor.WaitForTurnAsync(SilentReporter.Instance, Token);
        Assert.True(watch.Elapsed >= TimeSpan.FromMilliseconds(690), watch.Elapsed.ToString());
    }

    [Fact]
    public async Task A_limit_can_be_raised_or_lifted_while_somebody_waits()
    {
        var governor = new RateGovernor(1);
        await governor.WaitForTurnAsync(SilentReporter.Instance, Token);
        governor.Answered();
        Task second = governor.WaitForTurnAsync(SilentReporter.Instance, Token).AsTask();
        await Task.Delay(50, Token);
        Assert.False(second.IsCompleted);
        governor.Limit = 0;
        await second;
    }

    [Fact]
    public async Task Three_windows_of_creations_take_the_time_that_the_limit_dictates_and_none_is_refused()
    {
        const int Limit = 40;
        TimeSpan window = TimeSpan.FromSeconds(5);
        using SandboxProcess limited = await SandboxProcess.StartAsync("--consent", "allow");
        await limited.SetAsync(new { rateLimit = Limit, rateWindowSeconds = window.TotalSeconds, latencyMilliseconds = 50 });
        using ApiSession session = await ApiSession.OpenAsync(limited, new RateGovernor(Limit, window));
        var watch = Stopwatch.StartNew();
        using var batch = new OrderedBatch<int, TickTickTask>((item, _) => session.Client.NewTaskAsync(new TickTickTask { Title = $"t{item}" }));
        for (int i = 0; i < 3 * Limit; i++) batch.Add(i);
        Assert.Equal(0, batch.Complete().Count(result => result.Failure is not null));
        Assert.Equal(0, batch.Failed);
        Assert.DoesNotContain(await limited.RequestsAsync("/task"), request => request.Status != 200);
        Assert.InRange(watch.Elapsed, window + window, window + window + window);
        TestContext.Current.TestOutputHelper?.WriteLine($"{watch.Elapsed.TotalSeconds:0.00} s for {2 * window.TotalSeconds} s");
    }

    [Fact]
    public async Task Two_sessions_that_share_an_account_both_get_through()
    {
        using SandboxProcess limited = await SandboxProcess.StartAsync("--consent", "allow");
        await limited.SetAsync(new { rateLimit = 20, rateWindowSeconds = 2 });
        using ApiSession one = await ApiSession.OpenAsync(limited, new RateGovernor(20, TimeSpan.FromSeconds(2), TimeSpan.FromMilliseconds(100)));
        using ApiSession two = await ApiSession.OpenAsync(limited, new RateGovernor(20, TimeSpan.FromSeconds(2), TimeSpan.FromMilliseconds(100)));
        await Task.WhenAll(Enumerable.Range(0, 60).Select(i => (i % 2 == 0 ? one : two).Client.NewTaskAsync(new TickTickTask { Title = $"t{i}" })));
        int made = (await limited.StateAsync()).GetProperty("tasks").GetArrayLength();
        Assert.Equal(60, made);
        int refused = (await limited.RequestsAsync("/task")).Count(request => request.Status == 500);
        TestContext.Current.TestOutputHelper?.WriteLine($"{refused} refused");
        Assert.InRange(refused, 1, 60);
    }
}
