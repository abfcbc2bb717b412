using System;
using Microsoft.Extensions.Time.Testing;
using TickTick.Api.Batching;
using Xunit;

namespace TickTick.Tests.Api.Batching;

public sealed class BatchProgressTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void Count_rate_and_remaining_time_are_reported_twice_a_second()
    {
        var batch = new BatchProgress("New-TickTickTask", 0, _clock);
        Assert.Null(batch.Next(1, 100));
        _clock.Advance(TimeSpan.FromSeconds(6));
        WorkProgress progress = batch.Next(50, 200)!;
        Assert.Equal("50 of 200, 500 a minute", progress.Status);
        Assert.Equal(25, progress.PercentComplete);
        Assert.Equal(TimeSpan.FromSeconds(18), progress.Remaining);
        Assert.Null(batch.Next(51, 200));
        Assert.True(batch.End()!.IsCompleted);
    }

    [Fact]
    public void The_remaining_time_ignores_the_burst_before_the_rate_limit()
    {
        var batch = new BatchProgress("New-TickTickTask", 100, _clock);
        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(TimeSpan.FromMinutes(19), batch.Next(100, 2000)!.Remaining);
    }

    [Fact]
    public void Short_work_shows_no_progress()
    {
        var batch = new BatchProgress("New-TickTickTask", 100, _clock);
        Assert.Null(batch.Next(1, 2));
        Assert.Null(batch.End());
    }
}
