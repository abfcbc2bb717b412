using System;

namespace TickTick.Api.Time;

/// <summary>
/// The dates that a user gives a task. A day without a time makes a task without dates an all-day one; a task that has dates
/// stays what it is, and one with a time keeps its time on the new day.
/// </summary>
internal sealed record TaskSchedule
{
    /// <summary>When it begins.</summary>
    public DateInput? Start { get; init; }

    /// <summary>Whether the start is set, to null perhaps.</summary>
    public bool SetsStart { get; init; }

    /// <summary>When it is due.</summary>
    public DateInput? Due { get; init; }

    /// <summary>Whether the due date is set, to null perhaps.</summary>
    public bool SetsDue { get; init; }

    /// <summary>Whether the dates stand for whole days; null where nobody says.</summary>
    public bool? IsAllDay { get; init; }

    /// <summary>The IANA id of the task's zone; null where nobody says.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Whether the task must be known for the dates to be understood.</summary>
    public bool NeedsTask => SetsStart || SetsDue;

    /// <summary>Assigns the dates.</summary>
    /// <exception cref="TickTickException"><c>RequestInvalid</c>: no such time zone.</exception>
    public void ApplyTo(TickTickTask task, TimeZoneInfo userZone)
    {
        if (TimeZone is not null) task.TimeZone = TimeZone;
        TimeZoneInfo? ownZone = string.IsNullOrEmpty(task.TimeZone) ? null : TimeZones.Find(task.TimeZone!);
        TimeZoneInfo zone = ownZone ?? userZone;
        DateInput? newStart = SetsStart ? Start : null, newDue = SetsDue ? Due : null;
        bool hasDates = task.Due is not null || task.Start is not null;
        TimeSpan? startTime = TimeOf(task.Start ?? task.Due), dueTime = TimeOf(task.Due ?? task.Start);
        if (IsAllDay is { } allDay) task.IsAllDay = allDay;
        else if (!hasDates && (newStart ?? newDue) is not null) task.IsAllDay = (newStart?.IsDay ?? true) && (newDue?.IsDay ?? true);

        // The service lets the start follow the due date: left behind, it would keep the task on its day.
        if (SetsDue && Due is null && !SetsStart && task.Start is not null && task.Start == task.Due) task.Start = null;
        if (SetsStart) task.Start = Instant(newStart, startTime);
        if (SetsDue) task.Due = Instant(newDue, dueTime);

        TimeSpan? TimeOf(DateTimeOffset? date) => date is { } known && !task.IsAllDay ? TimeZoneInfo.ConvertTime(known, zone).TimeOfDay : null;

        DateTimeOffset? Instant(DateInput? date, TimeSpan? time) => date switch
        {
            null => null,
            _ when task.IsAllDay => LocalDay.Start(date.DayIn(ownZone, userZone), zone),
            { IsDay: true } when time is { } clock => date.At(clock, zone),
            _ => date.In(zone),
        };
    }
}
