using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using TickTick.Api;
using TickTick.Api.Batching;
using TickTick.Http;
using TickTick.Sessions;
using Xunit;

namespace TickTick.Tests.Api.Batching;

[Collection(TimedTests.Name)]
public sealed class OrderedBatchTests(SandboxProcess sandbox) : IClassFixture<SandboxProcess>
{
    [Fact]
    public void Results_and_failures_are_in_the_order_of_the_items()
    {
        using var batch = new OrderedBatch<int, int>(async (item, token) =>
        {
            await Task.Delay(item % 7, token);
            return item % 10 == 3 ? throw new InvalidOperationException($"no {item}") : item * 2;
        });
        var results = new List<BatchResult<int, int>>();
        for (int i = 0; i < 500; i++) results.AddRange(batch.Add(i));
        results.AddRange(batch.Complete());
        Assert.Equal(Enumerable.Range(0, 500), results.Select(result => result.Input));
        foreach (BatchResult<int, int> result in results)
        {
            if (result.Input % 10 == 3) Assert.Equal($"no {result.Input}", result.Failure!.Message);
            else Assert.Equal(result.Input * 2, result.Output);
        }

        Assert.Equal((500, 450, 50), (batch.Added, batch.Succeeded, batch.Failed));
    }

    [Fact]
    public void Concurrency_is_limited()
    {
        int now = 0, most = 0;
        using var batch = new OrderedBatch<int, int>(
            async (item, token) =>
            {
                int running = Interlocked.Increment(ref now);
                InterlockedMax(ref most, running);
                await Task.Delay(5, token);
                Interlocked.Decrement(ref now);
                return item;
            },
            concurrency: 4);
        int done = 0;
        for (int i = 0; i < 100; i++) done += batch.Add(i).Count;
        Assert.Equal(100, done + batch.Complete().Count());
        Assert.InRange(most, 2, 4);
    }

    [Fact]
    public void Cancellation_ends_at_once_and_reports_the_progress()
    {
        const string progress = "5 of 10 done, 0 failed, 5 in progress";
        using var cancellation = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        OrderedBatch<int, int> batch = null!;
        using (batch = new OrderedBatch<int, int>(
            async (item, token) =>
            {
                SentChanges.Add();
                if (item >= 5) await Task.Delay(Timeout.Infinite, token);
                return item;
            },
            concurrency: 10,
            pulse: () =>
            {
                if (batch.DescribeProgress().StartsWith(progress, StringComparison.Ordinal)) cancellation.Cancel();
            },
            cancellationToken: cancellation.Token))
        {
            for (int i = 0; i < 10; i++) batch.Add(i);
            var watch = Stopwatch.StartNew();
            Assert.ThrowsAny<OperationCanceledException>(() => batch.Complete().Count());
            Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
            Assert.StartsWith("5 of 10 done, 0 failed", batch.DescribeProgress());
        }
    }

    [Fact]
    public async Task Items_of_a_lane_are_processed_in_their_order_and_lanes_at_the_same_time()
    {
        var bothBegan = new TaskCompletionSource<bool>();
        int began = 0;
        List<string>[] seen = [[], []];
        using var batch = new OrderedBatch<int, int>(async (item, token) =>
        {
            if (item < 2)
            {
                if (Interlocked.Increment(ref began) == 2) bothBegan.SetResult(true);
                await Task.WhenAny(bothBegan.Task, Task.Delay(Timeout.Infinite, token));
            }

            seen[item % 2].Add($"begins {item}");
            await Task.Yield();
            seen[item % 2].Add($"ends {item}");
            return item % 5 == 0 ? throw new InvalidOperationException() : item;
        });
        for (int i = 0; i < 40; i++) batch.Add(i, lane: (i % 2).ToString(CultureInfo.InvariantCulture));
        await Task.Run(() => batch.Complete().Count(), TestContext.Current.CancellationToken);
        Assert.Equal((32, 8), (batch.Succeeded, batch.Failed));
        for (int lane = 0; lane < 2; lane++)
            Assert.Equal(Enumerable.Range(0, 20).SelectMany(i => new[] { $"begins {(2 * i) + lane}", $"ends {(2 * i) + lane}" }), seen[lane]);
    }

    [Fact]
    public void With_a_concurrency_of_one_each_result_is_returned_before_the_next_item_is_added()
    {
        using var batch = new OrderedBatch<int, int>(async (item, token) =>
        {
            await Task.Yield();
            return item * 2;
        }, concurrency: 1);
        for (int i = 0; i < 20; i++) Assert.Equal(i * 2, Assert.Single(batch.Add(i)).Output);
        Assert.Empty(batch.Complete());
    }

    [Fact]
    public void What_has_sent_nothing_is_reported_as_not_sent()
    {
        using var cancellation = new CancellationTokenSource();
        using var began = new CountdownEvent(6);
        using var batch = new OrderedBatch<int, int>(
            async (item, token) =>
            {
                // One of two has sent its request, and the other still waits for the rate limit.
                if (item % 2 == 0) SentChanges.Add();
                began.Signal();
                await Task.Delay(Timeout.Infinite, token);
                return item;
            },
            concurrency: 6,
            cancellationToken: cancellation.Token);
        for (int i = 0; i < 10; i++) batch.Add(i);
        began.Wait(TestContext.Current.CancellationToken);
        Assert.Equal("0 of 10 done, 0 failed, 7 not sent, 3 in progress: each of these may have been carried out.", batch.DescribeProgress());
        cancellation.Cancel();
    }

    [Fact]
    public async Task A_request_that_the_rate_limit_holds_back_is_not_sent_and_one_that_was_sent_is()
    {
        await sandbox.ResetAsync();
        var governor = new RateGovernor(1);
        using ApiSession session = await ApiSession.OpenAsync(sandbox, governor);
        await sandbox.AddFaultsAsync(new { method = "POST", path = "/task$", kind = "hang" });
        using var cancellation = new CancellationTokenSource();
        TickTickClient client = new(session.Connection.For(session.Reporter, cancellation.Token));
        using var batch = new OrderedBatch<int, TickTickTask>((item, _) => client.Tasks.CreateAsync(new TickTickTask { Title = $"{item}" }), cancellationToken: cancellation.Token);
        for (int i = 0; i < 5; i++) batch.Add(i);
        while (!batch.DescribeProgress().Contains("in progress", StringComparison.Ordinal)) await Task.Delay(10, TestContext.Current.CancellationToken);
        Assert.Equal("0 of 5 done, 0 failed, 4 not sent, 1 in progress: each of these may have been carried out.", batch.DescribeProgress());
        cancellation.Cancel();
    }

    [Fact]
    public async Task Creates_in_bulk_are_at_least_eight_times_as_fast_as_sequential_ones()
    {
        int count = FullRun.IsWanted ? 1000 : 300;
        await sandbox.ResetAsync();
        await sandbox.SetAsync(new { latencyMilliseconds = 50 });
        using ApiSession session = await ApiSession.OpenAsync(sandbox);
        TickTickClient client = session.Client;
        var watch = Stopwatch.StartNew();
        for (int i = 0; i < 20; i++) await client.Tasks.CreateAsync(new TickTickTask { Title = $"single {i}" });
        double single = watch.Elapsed.TotalSeconds / 20;

        watch.Restart();
        using var batch = new OrderedBatch<int, TickTickTask>((item, _) => client.Tasks.CreateAsync(new TickTickTask { Title = $"bulk {item}" }));
        int done = 0;
        for (int i = 0; i < count; i++) done += batch.Add(i).Count;
        done += batch.Complete().Count();
        double bulk = watch.Elapsed.TotalSeconds / count;
        Assert.Equal(count, done);
        Assert.Equal(count, batch.Succeeded);
        TestContext.Current.TestOutputHelper?.WriteLine($"{single * 1000:0.0} ms one by one, {bulk * 1000:0.0} ms in bulk: {single / bulk:0.0} times as fast");
        Assert.True(single / bulk >= 8, $"only {single / bulk:0.0} times as fast");
    }

    private static void InterlockedMax(ref int target, int value)
    {
        int seen;
        while (value > (seen = Volatile.Read(ref target)) && Interlocked.CompareExchange(ref target, value, seen) != seen)
        {
        }
    }
}
