using System;

namespace TickTick.Api.Time;

/// <summary>Tells on which of the user's days a task is due.</summary>
internal sealed class DayCalendar(TimeProvider clock, TimeZoneInfo zone, DayOfWeek firstDayOfWeek)
{
    private readonly DateTimeOffset _now = clock.GetUtcNow();

    /// <summary>The user's today.</summary>
    public DateTime Today => TimeZoneInfo.ConvertTime(_now, zone).Date;

    /// <summary>The day of a date: an all-day task's is the one it was written on, wherever the user is now; a time's is the user's.</summary>
    public DateTime DayOf(DateTimeOffset date, bool isAllDay) =>
        isAllDay ? date.Date : TimeZoneInfo.ConvertTime(date, zone).Date;

    /// <summary>Gets the instant at which a date is due for the user. A floating date keeps the clock time of its own zone in every zone.</summary>
    public DateTimeOffset ForUser(DateTimeOffset date, bool isFloating) =>
        isFloating ? new DateTimeOffset(date.DateTime, zone.GetUtcOffset(date.DateTime)) : date;

    /// <summary>Whether a task is due then.</summary>
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

    /// <summary>Whether a task is due before an instant: an all-day task where its day begins before it.</summary>
    public bool IsDueBefore(TickTickTask task, DateTimeOffset instant) => Due(task) < instant;

    /// <summary>Whether a task is due at an instant or after it.</summary>
    public bool IsDueAfter(TickTickTask task, DateTimeOffset instant) => Due(task) >= instant;

    // An all-day task of another zone is due on the day of that name here: it is compared by the user's own midnight.
    private DateTimeOffset? Due(TickTickTask task) =>
        task.Due is { } date ? task.IsAllDay ? LocalDay.Start(date.Date, zone) : ForUser(date, task.IsFloating == true) : null;

    private DateTime WeekStart => Today.AddDays(-(((int)Today.DayOfWeek - (int)firstDayOfWeek + 7) % 7));
}
