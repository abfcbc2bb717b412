using System;
using System.Collections.Generic;
using System.Linq;
using TickTick.Api.Dates;

namespace TickTick.Api.Tasks.Lists;

/// <summary>Determines on which of the user's days a task is due.</summary>
internal sealed class DayCalendar(TimeProvider clock, TimeZoneInfo zone, DayOfWeek firstDayOfWeek)
{
    private readonly DateTimeOffset _now = clock.GetUtcNow();

    /// <summary>Gets the current day in the user's time zone.</summary>
    public DateTime Today => TimeZoneInfo.ConvertTime(_now, zone).Date;

    /// <summary>
    /// Returns the day of a date. For an all-day task, this is the day as written, in every time zone. Otherwise, it
    /// is the day in the user's time zone.
    /// </summary>
    public DateTime DayOf(DateTimeOffset date, bool isAllDay) =>
        isAllDay ? date.Date : TimeZoneInfo.ConvertTime(date, zone).Date;

    /// <summary>
    /// Returns the instant at which a date is due for the user. A floating date has the same local time in every time
    /// zone.
    /// </summary>
    public DateTimeOffset ForUser(DateTimeOffset date, bool isFloating) =>
        isFloating ? new DateTimeOffset(date.DateTime, zone.GetUtcOffset(date.DateTime)) : date;

    /// <summary>Gets the first day of the current week.</summary>
    public DateTime WeekStart => WeekOf(Today);

    /// <summary>Returns the first day of the week of a day.</summary>
    public DateTime WeekOf(DateTime day) => day.AddDays(-(((int)day.DayOfWeek - (int)firstDayOfWeek + 7) % 7));

    /// <summary>Returns the first day of the month that is a number of months after the current one.</summary>
    public DateTime MonthStart(int months) => Today.AddDays(1 - Today.Day).AddMonths(months);

    /// <summary>Returns the instant of a date that the user wrote.</summary>
    public DateTimeOffset InstantOf(DateInput date) => date.In(zone);

    /// <summary>Returns the day on which a task is due for the user, or null if it has no due date.</summary>
    public DateTime? DueDayOf(TickTickTask task) =>
        task.Due is { } due ? DayOf(ForUser(due, task.IsFloating == true), task.IsAllDay) : null;

    /// <summary>Returns whether a task is due before today, or earlier today.</summary>
    public bool IsOverdue(TickTickTask task) => DueDayOf(task) < Today || (!task.IsAllDay && DueTime(task) < _now);

    /// <summary>
    /// Returns whether a task is due before an instant. An all-day task is if its day begins before it.
    /// </summary>
    public bool IsDueBefore(TickTickTask task, DateTimeOffset instant) => DueTime(task) < instant;

    /// <summary>Returns whether a task is due at or after an instant.</summary>
    public bool IsDueAfter(TickTickTask task, DateTimeOffset instant) => DueTime(task) >= instant;

    /// <summary>
    /// Returns the instant at which a task is due for the user, or null if it has no due date. An all-day task of
    /// another time zone is due on the same calendar day here, so it is the user's midnight.
    /// </summary>
    public DateTimeOffset? DueTime(TickTickTask task) =>
        task.Due is { } date ? task.IsAllDay ? LocalDay.Start(date.Date, zone) : ForUser(date, task.IsFloating == true) : null;

    /// <summary>Sorts tasks by due time and then by priority. Tasks without a due date are last.</summary>
    public IEnumerable<TickTickTask> InOrder(IEnumerable<TickTickTask> tasks) =>
        tasks.OrderBy(task => DueTime(task) ?? DateTimeOffset.MaxValue).ThenByDescending(static task => task.Priority);
}
