using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace TickTick.Tests;

public sealed class WorkDisplayTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly List<WorkProgress> _shown = [];
    private TimeSpan _cost;

    [Fact]
    public void Everything_that_waits_is_one_record_with_the_work_that_waits_for_it()
    {
        WorkDisplay display = Open();
        display.Update(new WorkProgress("Waiting for the limit", "100 a minute", 10, TimeSpan.FromSeconds(7), IsWait: true));
        display.Show();
        display.Update(new WorkProgress("New-TickTickTask", "100 of 300, 100 a minute", 33, TimeSpan.FromMinutes(2)));
        display.Show();
        display.Update(new WorkProgress("Waiting for the limit", "Done", IsCompleted: true, IsWait: true));
        display.Show();
        display.Update(new WorkProgress("New-TickTickTask", "Done", IsCompleted: true));
        display.Show();

        Assert.Equal(
            [("Waiting for the limit", "100 a minute", 7), ("New-TickTickTask", "100 of 300, 100 a minute. Waiting for the limit", 120), ("New-TickTickTask", "100 of 300, 100 a minute", 120), ("New-TickTickTask", "Done", 0)],
            _shown.Select(record => (record.Activity, record.Status, (int)record.Remaining!.Value.TotalSeconds)));
        Assert.Equal([false, false, false, true], _shown.Select(record => record.IsCompleted));
    }

    [Fact]
    public void Only_the_newest_record_is_shown()
    {
        WorkDisplay display = Open();
        for (int i = 0; i < 16; i++) display.Update(new WorkProgress("Waiting", $"{i}"));
        display.Show();
        display.Show();
        Assert.Equal("15", Assert.Single(_shown).Status);
    }

    [Fact]
    public void A_slow_display_costs_a_tenth_of_the_time_at_most_and_shows_the_end()
    {
        WorkDisplay display = Open();
        _cost = TimeSpan.FromSeconds(2);
        DateTimeOffset start = _clock.GetUtcNow();
        int updates = 0;
        while (_clock.GetUtcNow() - start < TimeSpan.FromMinutes(5))
        {
            display.Update(new WorkProgress("New-TickTickTask", $"{updates++}"));
            display.Show();
            _clock.Advance(TimeSpan.FromMilliseconds(500));
        }

        Assert.InRange(_shown.Count, 10, 16);
        display.Update(new WorkProgress("New-TickTickTask", "Done", IsCompleted: true));
        display.Show();
        Assert.True(_shown[^1].IsCompleted);
    }

    [Fact]
    public void Work_that_was_never_shown_needs_no_end()
    {
        WorkDisplay display = Open();
        display.Update(new WorkProgress("Signing in", "Wait"));
        display.Update(new WorkProgress("Signing in", "Done", IsCompleted: true));
        display.Show();
        Assert.Empty(_shown);
    }

    private WorkDisplay Open() => new(
        progress =>
        {
            _shown.Add(progress);
            _clock.Advance(_cost);
        },
        _clock);
}
