using System;
using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using TickTick.Api;
using TickTick.Api.Dates;
using TickTick.Api.Dates.Parsing;
using TickTick.Api.Resources;
using TickTick.Api.Tasks;
using TickTick.Api.Tasks.Lists;
using Xunit;

namespace TickTick.Tests.Api.Tasks;

public sealed class TaskScheduleTests
{
    private static readonly TimeZoneInfo Rome = TimeZones.Find("Europe/Rome")!;
    private static readonly DateTime Today = new(2026, 11, 22);

    [Theory]
    [InlineData("2026-11-27 09:00", "2026-11-27T08:00:00Z")]
    [InlineData("2026-11-27 09:00Z", "2026-11-27T09:00:00Z")]
    [InlineData("2026-11-27T09:00:00-05:00", "2026-11-27T14:00:00Z")]
    [InlineData("2026-11-27", "2026-11-26T23:00:00Z")]
    public void A_time_without_an_offset_is_in_the_time_zone(string text, string utc) =>
        Assert.Equal(utc, DateParser.Parse(text, CultureInfo.InvariantCulture, Today, Rome).Date.In(Rome).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));

    [Fact]
    public void A_new_task_with_days_only_is_an_all_day_task()
    {
        var task = new TickTickTask();
        new TaskSchedule { Due = DateInput.On(Today), SetsDue = true }.ApplyTo(task, Rome);
        Assert.True(task.IsAllDay);
        var timed = new TickTickTask();
        new TaskSchedule { Due = DateInput.On(Today), SetsDue = true, IsAllDay = false }.ApplyTo(timed, Rome);
        Assert.False(timed.IsAllDay);
    }

    [Fact]
    public void A_task_that_moves_to_another_day_keeps_its_time_or_stays_an_all_day_task()
    {
        TickTickTask timed = Known(isAllDay: false);
        new TaskSchedule { Due = DateInput.On(Today), SetsDue = true }.ApplyTo(timed, Rome);
        Assert.Equal(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.FromHours(1)), timed.Due);
        Assert.False(timed.IsAllDay);

        TickTickTask allDay = Known(isAllDay: true);
        new TaskSchedule { Due = DateInput.At(new DateTime(2026, 11, 22, 16, 30, 0)), SetsDue = true }.ApplyTo(allDay, Rome);
        Assert.True(allDay.IsAllDay);
    }

    [Fact]
    public void Clearing_the_due_date_clears_the_start_date_that_it_had_set()
    {
        TickTickTask task = Known(isAllDay: false);
        new TaskSchedule { SetsDue = true }.ApplyTo(task, Rome);
        Assert.Null(task.Due);
        Assert.Null(task.Start);
        Assert.True(task.IsAssigned(nameof(TickTickTask.Start)));
    }

    [Theory]
    [InlineData(0, true, "today")]
    [InlineData(1, true, "tomorrow")]
    [InlineData(-1, true, "yesterday")]
    [InlineData(-3, true, "3 days ago")]
    [InlineData(5, true, "Fri 27 Nov")]
    [InlineData(5, false, "Fri 27 Nov 09:00")]
    [InlineData(370, true, "27 Nov 2027")]
    [InlineData(-200, true, "Wed 6 May")]
    public void The_day_is_formatted_in_words(int days, bool isAllDay, string formatter)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));
        var due = new DateTimeOffset(2026, 11, 22, isAllDay ? 0 : 9, 0, 0, TimeSpan.FromHours(1));
        Assert.Equal(formatter, new RelativeDateFormatter(clock, Rome).Format(due.AddDays(days), isAllDay));
        Assert.Equal(days < 0, new RelativeDateFormatter(clock, Rome).IsPast(due.AddDays(days), isAllDay));
    }

    private static TickTickTask Known(bool isAllDay)
    {
        var task = new TickTickTask();
        task.BeginReading();
        task.Id = "1";
        task.IsAllDay = isAllDay;
        task.TimeZone = "Europe/Rome";
        task.Due = task.Start = new DateTimeOffset(2026, 10, 1, isAllDay ? 0 : 9, 0, 0, TimeSpan.FromHours(2));
        task.EndReading(new JsonReadContext(Rome));
        return task;
    }
}
