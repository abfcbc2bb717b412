using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using TickTick.Api;
using TickTick.Api.Batching;
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
    public async Task A_thousand_creates_are_at_least_eight_times_as_fast_as_sequential_ones()
    {
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
        for (int i = 0; i < 1000; i++) done += batch.Add(i).Count;
        done += batch.Complete().Count();
        double bulk = watch.Elapsed.TotalSeconds / 1000;
        Assert.Equal(1000, done);
        Assert.Equal(1000, batch.Succeeded);
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
