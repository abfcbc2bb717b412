using System;
using TickTick.Api.Sending;
using Xunit;

namespace TickTick.Tests.Api;

public sealed class BatchProgressTests
{
    private readonly Stopped _clock = new();

    [Fact]
    public void Count_rate_and_time_left_are_told_twice_a_second()
    {
        var pace = new BatchProgress("New-TickTickTask", 0, _clock);
        Assert.Null(pace.Next(1, 100));
        _clock.Pass(6);
        WorkProgress progress = pace.Next(50, 200)!;
        Assert.Equal("50 of 200, 500 a minute", progress.Status);
        Assert.Equal(25, progress.PercentComplete);
        Assert.Equal(TimeSpan.FromSeconds(18), progress.Remaining);
        Assert.Null(pace.Next(51, 200));
        Assert.True(pace.End()!.IsCompleted);
    }

    [Fact]
    public void The_time_left_does_not_believe_the_burst_before_the_limit()
    {
        var pace = new BatchProgress("New-TickTickTask", 100, _clock);
        _clock.Pass(2);
        Assert.Equal(TimeSpan.FromMinutes(19), pace.Next(100, 2000)!.Remaining);
    }

    [Fact]
    public void What_is_over_at_once_shows_nothing()
    {
        var pace = new BatchProgress("New-TickTickTask", 100, _clock);
        Assert.Null(pace.Next(1, 2));
        Assert.Null(pace.End());
    }

    private sealed class Stopped : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => _now;

        public void Pass(int seconds) => _now += seconds;
    }
}
