using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using TickTick.Api;
using TickTick.Api.Dates;
using TickTick.Api.Dates.Parsing;
using TickTick.Api.Resources;
using TickTick.Api.Tasks;
using Xunit;

namespace TickTick.Tests.Api.Tasks;

/// <summary>
/// Tests that an all-day task has the day that the user meant in every time zone: an instant is on the day in the
/// task's time zone, and a date without an offset is used as written.
/// </summary>
public sealed class AllDayTests
{
    private static readonly string[] Zones = ["UTC", "Europe/Rome", "America/St_Johns", "Asia/Tokyo", "Pacific/Apia", "America/Santiago"];

    // The second and third days have a clock change. In Santiago, that day has no midnight.
    private static readonly DateTime[] Days = [new(2026, 11, 27), new(2026, 3, 29), new(2026, 9, 6), new(2027, 1, 1)];

    public static IEnumerable<TheoryDataRow<string, string>> ZonePairs => Zones.SelectMany(_ => Zones, (user, task) => new TheoryDataRow<string, string>(user, task));

    [Theory]
    [MemberData(nameof(ZonePairs))]
    public void An_instant_is_on_the_day_in_the_tasks_time_zone(string user, string taskZone)
    {
        TimeZoneInfo zone = TimeZones.Find(taskZone)!;
        foreach (DateTime day in Days)
        {
            DateTimeOffset start = LocalDay.Start(day, zone);
            DateInput[] forms =
            [
                DateInput.At(start),
                DateInput.At(start.UtcDateTime),
                DateInput.At(start.ToOffset(TimeSpan.FromHours(13))),
                DateInput.At(start.ToOffset(TimeSpan.FromHours(-9.5))),
                Parse(start.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'.000+0000'", CultureInfo.InvariantCulture)),
                Parse(start.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
                Parse(start.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)),
            ];
            foreach (DateInput date in forms)
            {
                Assert.Equal(start, New(user, date, taskZone).Due);
                Assert.Equal(start, Changed(user, date, taskZone).Due);
            }
        }
    }

    [Theory]
    [MemberData(nameof(ZonePairs))]
    public void A_date_without_an_offset_is_used_as_written(string user, string taskZone)
    {
        foreach (DateTime day in Days)
        {
            string text = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            foreach (DateInput date in new[] { DateInput.On(day), DateInput.At(day), DateInput.At(day.AddHours(23)), Parse(text), Parse(text + "T23:59:59") })
            {
                DateTimeOffset start = LocalDay.Start(day, TimeZones.Find(taskZone)!);
                Assert.Equal(start, New(user, date, taskZone).Due);
                Assert.Equal(start, Changed(user, date, taskZone).Due);
                Assert.Equal(LocalDay.Start(day, TimeZones.Find(user)!), New(user, date, null).Due);
            }
        }
    }

    [Theory]
    [MemberData(nameof(ZonePairs))]
    public void A_task_whose_time_zone_changes_keeps_its_day(string user, string taskZone)
    {
        foreach (DateTime day in Days)
        {
            TickTickTask task = Known("Europe/Rome", day);
            new TaskSchedule { TimeZone = taskZone }.ApplyTo(task, TimeZones.Find(user)!);
            TaskDates.Prepare(task, TimeZones.Find(user)!, user);
            Assert.Equal(LocalDay.Start(day, TimeZones.Find(taskZone)!), task.Due);
        }
    }

    [Theory]
    [MemberData(nameof(ZonePairs))]
    public void A_DateTime_set_by_a_script_uses_the_users_day_and_a_DateTimeOffset_the_tasks(string user, string taskZone)
    {
        TimeZoneInfo userZone = TimeZones.Find(user)!;
        foreach (DateTime day in Days)
        {
            TickTickTask task = Known(taskZone, Days[0]);
            DateTime midnight = DateTime.SpecifyKind(day, DateTimeKind.Unspecified);
            if (userZone.IsInvalidTime(midnight)) continue;
            task.Due = new DateTimeOffset(midnight, userZone.GetUtcOffset(midnight));
            TaskDates.Prepare(task, userZone, user);
            Assert.Equal(LocalDay.Start(day, TimeZones.Find(taskZone)!), task.Due);

            task = Known(taskZone, Days[0]);
            task.Due = task.Due!.Value.AddDays(3);
            TaskDates.Prepare(task, userZone, user);
            Assert.Equal(Days[0].AddDays(3), task.Due!.Value.Date);
        }
    }

    [Fact]
    public void A_midnight_without_a_time_zone_keeps_the_day_of_its_offset()
    {
        foreach (string user in Zones)
        {
            Assert.Equal(new DateTime(2026, 11, 27), New(user, Parse("2026-11-27T00:00:00+01:00"), null).Due!.Value.Date);
            DateTime noon = New(user, Parse("2026-11-27T12:00:00Z"), null).Due!.Value.Date;
            Assert.Equal(TimeZoneInfo.ConvertTime(new DateTimeOffset(2026, 11, 27, 12, 0, 0, TimeSpan.Zero), TimeZones.Find(user)!).Date, noon);
        }
    }

    [Fact]
    public void A_missing_date_does_not_change_the_task()
    {
        var task = TickTickTask.At("inbox1", "1");
        new TaskSchedule { Due = DateInput.At(new DateTimeOffset(2026, 11, 27, 9, 0, 0, TimeSpan.Zero)) }.ApplyTo(task, TimeZoneInfo.Utc);
        Assert.DoesNotContain(task.Table.Fields, task.IsAssigned);
    }

    private static DateInput Parse(string text) => DateParser.Parse(text, CultureInfo.InvariantCulture, Days[0], TimeZoneInfo.Utc).Date;

    private static TickTickTask New(string user, DateInput date, string? taskZone) => Apply(new TickTickTask(), user, date, true, taskZone);

    private static TickTickTask Changed(string user, DateInput date, string taskZone) => Apply(Known(taskZone, new DateTime(2026, 5, 5)), user, date, null, null);

    private static TickTickTask Apply(TickTickTask task, string user, DateInput date, bool? isAllDay, string? taskZone)
    {
        TimeZoneInfo userZone = TimeZones.Find(user)!;
        new TaskSchedule { Due = date, SetsDue = true, IsAllDay = isAllDay, TimeZone = taskZone }.ApplyTo(task, userZone);
        TaskDates.Prepare(task, userZone, user);
        Assert.True(task.IsAllDay);
        return task;
    }

    private static TickTickTask Known(string taskZone, DateTime day)
    {
        TimeZoneInfo zone = TimeZones.Find(taskZone)!;
        var task = new TickTickTask();
        task.BeginReading();
        task.Id = "1";
        task.IsAllDay = true;
        task.TimeZone = taskZone;
        task.Due = task.Start = LocalDay.Start(day, zone).ToUniversalTime();
        task.EndReading(new JsonReadContext(TimeZoneInfo.Utc));
        return task;
    }
}
