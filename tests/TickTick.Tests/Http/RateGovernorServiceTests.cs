using System;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using TickTick.Api;
using TickTick.Api.Batching;
using TickTick.Http;
using TickTick.Tests.Api;
using Xunit;

namespace TickTick.Tests.Http;

/// <summary>The rate governor against a sandbox that counts requests by its own clock.</summary>
[Collection(TimedTests.Name)]
public sealed class RateGovernorServiceTests(SandboxProcess sandbox) : IClassFixture<SandboxProcess>, IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await sandbox.ResetAsync();

    public ValueTask DisposeAsync() => default;

    [Fact]
    public async Task Creates_in_three_windows_take_the_minimum_time_without_rate_limit_errors()
    {
        const int Limit = 20;
        TimeSpan window = TimeSpan.FromSeconds(1);
        await sandbox.SetAsync(new { rateLimit = Limit, rateWindowSeconds = window.TotalSeconds, latencyMilliseconds = 50 });
        using ApiSession session = await ApiSession.OpenAsync(sandbox, new RateGovernor(Limit, window));
        var watch = Stopwatch.StartNew();
        using var batch = new OrderedBatch<int, TickTickTask>((item, _) => session.Client.Tasks.CreateAsync(new TickTickTask { Title = $"t{item}" }));
        for (int i = 0; i < 3 * Limit; i++) batch.Add(i);
        Assert.Equal(0, batch.Complete().Count(result => result.Failure is not null));
        Assert.Equal(0, batch.Failed);
        Assert.DoesNotContain(await sandbox.RequestsAsync("/task"), request => request.Status != 200);
        Assert.InRange(watch.Elapsed, window + window, window + window + window);
        TestContext.Current.TestOutputHelper?.WriteLine($"{watch.Elapsed.TotalSeconds:0.00} s for {2 * window.TotalSeconds} s");
    }

    [Fact]
    public async Task Two_sessions_of_one_account_both_succeed()
    {
        await sandbox.SetAsync(new { rateLimit = 20, rateWindowSeconds = 0.5 });
        using ApiSession one = await ApiSession.OpenAsync(sandbox, new RateGovernor(20, TimeSpan.FromSeconds(0.5), TimeSpan.FromMilliseconds(100)));
        using ApiSession two = await ApiSession.OpenAsync(sandbox, new RateGovernor(20, TimeSpan.FromSeconds(0.5), TimeSpan.FromMilliseconds(100)));
        await Task.WhenAll(Enumerable.Range(0, 60).Select(i => (i % 2 == 0 ? one : two).Client.Tasks.CreateAsync(new TickTickTask { Title = $"t{i}" })));
        int made = (await sandbox.StateAsync()).GetProperty("tasks").GetArrayLength();
        Assert.Equal(60, made);
        int refused = (await sandbox.RequestsAsync("/task")).Count(request => request.Status == 500);
        TestContext.Current.TestOutputHelper?.WriteLine($"{refused} refused");
        Assert.InRange(refused, 1, 60);
    }

    [Fact]
    public async Task While_the_service_refuses_requests_for_an_hour_none_is_sent()
    {
        await sandbox.AddFaultsAsync(new { kind = "retryAfter", retryAfter = "3600", times = 1 });
        using ApiSession session = await ApiSession.OpenAsync(sandbox, new RateGovernor());
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        for (int i = 0; i < 3; i++)
        {
            TickTickException failure = await Assert.ThrowsAsync<TickTickException>(() => session.ClientWith(limit.Token).Tasks.CreateAsync(new TickTickTask { Title = "t" }));
            Assert.Equal("RateLimited", failure.ErrorId);
            Assert.Contains("in 60 minutes", failure.Message, StringComparison.Ordinal);
        }

        Assert.Single(await sandbox.RequestsAsync("/task"));
    }
}
