using System;
using TickTick.Api.Dates;

namespace TickTick.Api.Tasks;

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

    /// <summary>Returns whether a task is due in a period.</summary>
    public bool IsDue(TickTickTask task, DueDay due)
    {
        if (task.Due is not { } written) return due == DueDay.None;
        DateTimeOffset date = ForUser(written, task.IsFloating == true);
        DateTime day = DayOf(date, task.IsAllDay);
        return due switch
        {
            DueDay.Today => day == Today,
            DueDay.Tomorrow => day == Today.AddDays(1),
            DueDay.Overdue => day < Today || (!task.IsAllDay && date < _now),
            DueDay.ThisWeek => day >= WeekStart && day < WeekStart.AddDays(7),
            _ => false,
        };
    }

    /// <summary>
    /// Returns whether a task is due before an instant. An all-day task is if its day begins before it.
    /// </summary>
    public bool IsDueBefore(TickTickTask task, DateTimeOffset instant) => Due(task) < instant;

    /// <summary>Returns whether a task is due at or after an instant.</summary>
    public bool IsDueAfter(TickTickTask task, DateTimeOffset instant) => Due(task) >= instant;

    // An all-day task of another time zone is due on the same calendar day here, so the user's midnight is compared.
    private DateTimeOffset? Due(TickTickTask task) =>
        task.Due is { } date ? task.IsAllDay ? LocalDay.Start(date.Date, zone) : ForUser(date, task.IsFloating == true) : null;

    private DateTime WeekStart => Today.AddDays(-(((int)Today.DayOfWeek - (int)firstDayOfWeek + 7) % 7));
}
