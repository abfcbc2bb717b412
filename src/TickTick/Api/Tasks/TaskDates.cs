using System;
using System.Globalization;
using TickTick.Api.Dates;
using TickTick.Api.Resources;

namespace TickTick.Api.Tasks;

/// <summary>Converts the dates of tasks between their time zone and the service's format.</summary>
internal static class TaskDates
{
    /// <summary>Converts a date from the service to the task's time zone, in which its day is correct.</summary>
    public static DateTimeOffset? ToOwnZone(DateTimeOffset? date, bool isAllDay, string? zoneId, JsonReadContext context)
    {
        if (date is not { } instant) return null;
        if (context.FindZone(zoneId) is { } zone) return TimeZoneInfo.ConvertTime(instant, zone);
        return isAllDay ? LocalDay.GuessStart(instant, context.Zone) : TimeZoneInfo.ConvertTime(instant, context.Zone);
    }

    /// <summary>Returns a date in the form that messages have in every culture, with the time unless the task is an all-day task.</summary>
    public static string Describe(DateTimeOffset date, bool isAllDay) => date.ToString(isAllDay ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Returns whether an all-day task starts on an earlier day than it is due.</summary>
    public static bool IsAllDaySpan(TickTickTask task) =>
        task is { IsAllDay: true, Start: { } start, Due: { } due } && start.Date < due.Date;

    /// <summary>
    /// Returns the due date as the service stores it. For an all-day task that spans several days, this is the day
    /// after the last one, because the service's range is exclusive.
    /// </summary>
    public static DateTimeOffset? ToServiceDue(TickTickTask task)
    {
        if (task.IsRead && (task.IsNewCopy || (!task.IsAssigned(nameof(task.Due)) && !task.IsAssigned(nameof(task.Start))))) return task.StoredDue;
        return IsAllDaySpan(task) ? AddDays(task.Due!.Value, 1, task.TimeZone) : task.Due;
    }

    /// <summary>Moves the beginning of a day by a number of days in the task's time zone.</summary>
    public static DateTimeOffset AddDays(DateTimeOffset day, int days, string? zoneId) =>
        !string.IsNullOrEmpty(zoneId) && TimeZones.Find(zoneId!) is { } zone ? LocalDay.Start(day.Date.AddDays(days), zone) : day.AddDays(days);

    /// <summary>
    /// Completes the dates of a task before it is sent: a whole day begins at its beginning in the task's time zone,
    /// a date is sent with its time zone and its all-day flag, and values that the service would silently ignore are
    /// rejected.
    /// </summary>
    /// <exception cref="TickTickException"><c>RequestInvalid</c>: the time zone or the recurrence rule is invalid, or
    /// the rule has no due date.</exception>
    public static void Prepare(TickTickTask task, TimeZoneInfo userZone, string? userZoneId)
    {
        if (task.IsAssigned(nameof(task.Repeat)) && task.Repeat is { Length: > 0 } rule)
        {
            task.Repeat = RepeatRule.Parse(rule);
            if (task.Repeat.Contains(RepeatRule.Quota) && !rule.Contains(RepeatRule.Quota))
                throw ApiErrors.Invalid($"'{rule}' is for habits. A task repeats on certain days.", "Name the days, such as 'Every Monday and Thursday', or use New-TickTickHabit.");
            bool datesKnown = task.IsRead || task.Id is null || task.IsAssigned(nameof(task.Due));
            if (datesKnown && task.Due is null)
                throw ApiErrors.Invalid("A repeating task needs a due date, because the service drops the recurrence rule without one.", "Add -Due.");
        }

        if (task.IsAssigned(nameof(task.Items))) PrepareItems(task, userZone, userZoneId);
        bool moved = task.IsAssigned(nameof(task.IsAllDay)) || task.IsAssigned(nameof(task.TimeZone));
        bool setsDue = task.IsAssigned(nameof(task.Due)) || (moved && task.Due is not null);
        bool setsStart = task.IsAssigned(nameof(task.Start)) || (moved && task.Start is not null);
        if (!setsDue && !setsStart && !moved) return;

        bool namesZone = !string.IsNullOrEmpty(task.TimeZone);
        bool namesDue = task.IsAssigned(nameof(task.Due)), namesStart = task.IsAssigned(nameof(task.Start));
        TimeZoneInfo zone = ZoneOf(task, userZone, userZoneId);
        if (setsDue && task.Due is { } due) task.Due = Instant(due, nameof(task.Due));
        if (namesDue && !namesStart && task is { Start: { } before, DueAsRead: { } old, Due: { } now })
        {
            // Both dates move, so that the duration stays the same.
            task.Start = Move(before, old, now, task.IsAllDay, zone);
            setsStart = true;
        }
        else if (setsStart && task.Start is { } begin)
        {
            task.Start = Instant(begin, nameof(task.Start));
        }

        if ((namesDue || namesStart) && task is { Start: { } first, Due: { } last } && (task.IsAllDay ? first.Date > last.Date : first > last))
            throw ApiErrors.Invalid(FormattableString.Invariant($"A task cannot start ({first:yyyy-MM-dd HH:mm}) after it is due ({last:yyyy-MM-dd HH:mm})."), "Set both dates with -Start and -Due.");

        // The start determines whether an all-day task spans several days, and so how its due date is stored.
        if (task.IsAllDay && setsStart && task.Due is { } end) task.Due = end;
        if ((setsDue && task.Due is not null) || (setsStart && task.Start is not null)) task.IsAllDay = task.IsAllDay;

        // A date that was read is on the day of its own time zone, and keeps that day if only the time zone changes.
        DateTimeOffset Instant(DateTimeOffset date, string property) =>
            !task.IsAllDay ? date
            : task.IsAssigned(property) ? StartOfDay(date, namesZone, zone, userZone)
            : LocalDay.Start(date.Date, zone);
    }

    // Calculated in local time of the task's time zone, so that a task from 9 to 11 remains one if there is a clock
    // change in between.
    private static DateTimeOffset Move(DateTimeOffset start, DateTimeOffset oldDue, DateTimeOffset newDue, bool isAllDay, TimeZoneInfo zone)
    {
        if (isAllDay) return LocalDay.Start(start.Date + (newDue.Date - oldDue.Date), zone);
        if (start == oldDue) return newDue;
        DateTime clock = Clock(start) + (Clock(newDue) - Clock(oldDue));
        return new DateTimeOffset(clock, zone.GetUtcOffset(clock));

        DateTime Clock(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, zone).DateTime;
    }

    private static void PrepareItems(TickTickTask task, TimeZoneInfo userZone, string? userZoneId)
    {
        foreach (ChecklistItem item in task.Items ?? [])
        {
            if (item.IsRead || item.Start is not { } start) continue;
            bool namesZone = !string.IsNullOrEmpty(item.TimeZone ?? task.TimeZone);
            item.TimeZone ??= string.IsNullOrEmpty(task.TimeZone) ? userZoneId : task.TimeZone;
            if (item.IsAllDay && item.TimeZone is { } id && TimeZones.Find(id) is { } zone) item.Start = StartOfDay(start, namesZone, zone, userZone);
        }
    }

    // A script's date without an offset becomes midnight in this machine's time zone, so its day is the one that was
    // written.
    private static DateTimeOffset StartOfDay(DateTimeOffset date, bool namesZone, TimeZoneInfo zone, TimeZoneInfo userZone)
    {
        bool isLocalDay = date.TimeOfDay == TimeSpan.Zero && date.Offset == userZone.GetUtcOffset(date);
        return LocalDay.Start(isLocalDay ? date.Date : LocalDay.Of(date, namesZone ? zone : null, userZone), zone);
    }

    /// <summary>
    /// Returns whether the dates of a task are sent without its time zone, because this machine's has no IANA ID, as in a
    /// container without tzdata.
    /// </summary>
    public static bool LacksZone(TickTickTask task, string? userZoneId) =>
        userZoneId is null && string.IsNullOrEmpty(task.TimeZone)
        && ((task.IsAssigned(nameof(task.Due)) && task.Due is not null) || (task.IsAssigned(nameof(task.Start)) && task.Start is not null));

    // An instant needs no time zone. A day begins at midnight by the rules of this machine, whose offset on that day has an
    // ID of its own if it is in whole hours, and otherwise it is the same day in UTC.
    private static TimeZoneInfo ZoneWithoutId(TickTickTask task, TimeZoneInfo userZone)
    {
        if (!task.IsAllDay) return userZone;
        TimeZoneInfo zone = TimeZones.OfOffset(userZone.GetUtcOffset(task.Start ?? task.Due ?? default)) ?? TimeZoneInfo.Utc;
        task.TimeZone = TimeZones.IanaId(zone);
        return zone;
    }

    private static TimeZoneInfo ZoneOf(TickTickTask task, TimeZoneInfo userZone, string? userZoneId)
    {
        if ((string.IsNullOrEmpty(task.TimeZone) ? userZoneId : task.TimeZone) is not { } id) return ZoneWithoutId(task, userZone);
        TimeZoneInfo zone = TimeZones.Find(id) ?? throw ApiErrors.Invalid($"The time zone '{id}' is not known on this machine.", "Use an IANA name such as Europe/Rome, or install tzdata if this machine has no time zones.");
        string iana = TimeZones.IanaId(zone) ?? id;

        // The time zone is sent with every date, because it determines the day. Another name of it stays.
        task.TimeZone = id.IndexOf('/') > 0 && !string.Equals(id, iana, StringComparison.OrdinalIgnoreCase) ? id : iana;
        return zone;
    }
}
