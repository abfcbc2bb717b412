using System;
using TickTick.Api.Dates;
using TickTick.Api.Dates.Parsing;

namespace TickTick.Api.Tasks;

/// <summary>
/// Represents the dates that a user sets on a task. A day without a time makes a task without dates an all-day task.
/// A task with dates does not change, and if it has a time, it keeps that time on the new day.
/// </summary>
internal sealed record TaskSchedule
{
    /// <summary>Gets the start date.</summary>
    public DateInput? Start { get; init; }

    /// <summary>Gets whether the start date is set, possibly to null.</summary>
    public bool SetsStart { get; init; }

    /// <summary>Gets the due date.</summary>
    public DateInput? Due { get; init; }

    /// <summary>Gets whether the due date is set, possibly to null.</summary>
    public bool SetsDue { get; init; }

    /// <summary>Gets whether the task is an all-day task, or null if not specified.</summary>
    public bool? IsAllDay { get; init; }

    /// <summary>Gets the IANA ID of the task's time zone, or null if not specified.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Gets the distance by which the start and the due date are moved together, or null.</summary>
    public DateShift? Postpone { get; init; }

    /// <summary>Gets whether anything is set, which depends on the other dates of the task.</summary>
    public bool HasChanges => SetsStart || SetsDue || Postpone is not null || IsAllDay is not null || TimeZone is not null;

    // The date of a variable without a value is in the year 1. A text with such a year is refused, too.
    private static void RequireYear(DateInput? date)
    {
        if (date is { } given && given.Day.Year is < DateParser.FirstYear or > DateParser.LastYear)
            throw ApiErrors.Invalid($"The date {given} is out of range.", FormattableString.Invariant($"Use a date from {DateParser.FirstYear} to {DateParser.LastYear}."));
    }

    /// <summary>Assigns the dates to a task.</summary>
    /// <exception cref="TickTickException"><c>RequestInvalid</c>: the time zone is invalid, or there is no date to
    /// postpone.</exception>
    public void ApplyTo(TickTickTask task, TimeZoneInfo userZone)
    {
        RequireYear(Start);
        RequireYear(Due);
        if (TimeZone is not null) task.TimeZone = TimeZone;
        TimeZoneInfo? ownZone = string.IsNullOrEmpty(task.TimeZone) ? null : TimeZones.Find(task.TimeZone!);
        TimeZoneInfo zone = ownZone ?? userZone;
        DateInput? newStart = SetsStart ? Start : null, newDue = SetsDue ? Due : null;
        bool hasDates = task.Due is not null || task.Start is not null, wasAllDay = task.IsAllDay, spans = task.Start < task.Due;
        TimeSpan? startTime = TimeOf(task.Start ?? task.Due), dueTime = TimeOf(task.Due ?? task.Start);
        if (IsAllDay is { } allDay) task.IsAllDay = allDay;
        else if (!hasDates && (newStart ?? newDue) is not null) task.IsAllDay = (newStart?.IsDay ?? true) && (newDue?.IsDay ?? true);

        // The service moves the start with the due date. If the start remained, it would keep the task on its day.
        if (SetsDue && Due is null && !SetsStart && task.Start is not null && task.Start == task.Due) task.Start = null;
        if (SetsStart) task.Start = Instant(newStart, startTime);
        if (SetsDue) task.Due = Instant(newDue, dueTime);
        bool isDueDay = SetsDue ? newDue is { IsDay: true } && dueTime is null : wasAllDay;
        if (!task.IsAllDay && isDueDay && task is { Start: not null, Due: { } last } && (newStart is { IsTime: true } || (wasAllDay && (SetsStart ? task.Start < last : spans))))
            throw ApiErrors.Invalid($"The task would end at the beginning of its last day, {DateInput.At(last).Describe()}, because -Due has no time.", "Add -Due with a time.");
        if (Postpone is { } shift) Move(task, shift, zone);

        TimeSpan? TimeOf(DateTimeOffset? date) => date is { } known && !task.IsAllDay ? TimeZoneInfo.ConvertTime(known, zone).TimeOfDay : null;

        DateTimeOffset? Instant(DateInput? date, TimeSpan? time) => date switch
        {
            null => null,
            _ when task.IsAllDay => LocalDay.Start(date.DayIn(ownZone, userZone), zone),
            { IsDay: true } when time is { } clock => date.At(clock, zone),
            _ => date.In(zone),
        };
    }

    // The start moves with the due date (see TaskDates.Prepare).
    private static void Move(TickTickTask task, DateShift shift, TimeZoneInfo zone)
    {
        if (task.Due is { } due) task.Due = shift.Move(due, task.IsAllDay, zone);
        else if (task.Start is { } start) task.Start = shift.Move(start, task.IsAllDay, zone);
        else throw ApiErrors.Invalid($"The task '{task.Title ?? task.Id}' has no date, so it cannot be postponed.", "Set a date with -Due.");
    }
}
