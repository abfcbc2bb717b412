using System;
using TickTick.Api.Json;

namespace TickTick.Api.Time;

/// <summary>Dates of tasks between their own time zone and the service.</summary>
internal static class TaskDates
{
    /// <summary>Puts a date that was read into its task's own zone, where its day is the right one.</summary>
    public static DateTimeOffset? ToOwnZone(DateTimeOffset? date, bool isAllDay, string? zoneId, JsonReadContext context)
    {
        if (date is not { } instant) return null;
        if (context.FindZone(zoneId) is { } zone) return TimeZoneInfo.ConvertTime(instant, zone);
        return isAllDay ? LocalDay.GuessStart(instant, context.Zone) : TimeZoneInfo.ConvertTime(instant, context.Zone);
    }

    /// <summary>Returns whether an all-day task starts on an earlier day than it is due.</summary>
    public static bool IsAllDaySpan(TickTickTask task) =>
        task is { IsAllDay: true, Start: { } start, Due: { } due } && start.Date < due.Date;

    /// <summary>Gets the due date as the service stores it: of an all-day span the day after the last one, which is exclusive there.</summary>
    public static DateTimeOffset? ToServiceDue(TickTickTask task)
    {
        if (task.IsRead && !task.IsAssigned(nameof(task.Due)) && !task.IsAssigned(nameof(task.Start))) return task.StoredDue;
        return IsAllDaySpan(task) ? AddDays(task.Due!.Value, 1, task.TimeZone) : task.Due;
    }

    /// <summary>Moves the beginning of a day by days of the task's own clock.</summary>
    public static DateTimeOffset AddDays(DateTimeOffset day, int days, string? zoneId) =>
        !string.IsNullOrEmpty(zoneId) && TimeZones.Find(zoneId!) is { } zone ? LocalDay.Start(day.Date.AddDays(days), zone) : day.AddDays(days);

    /// <summary>
    /// Makes the dates of a task that is to be sent complete: whole days begin where they begin in the task's zone, a date travels
    /// with its zone and with what it stands for, and what the service would drop in silence is refused.
    /// </summary>
    /// <exception cref="TickTickException"><c>RequestInvalid</c>: no such time zone, no such rule, or a rule without a date.</exception>
    public static void Prepare(TickTickTask task, TimeZoneInfo userZone, string userZoneId)
    {
        if (task.IsAssigned(nameof(task.Repeat)) && task.Repeat is { Length: > 0 } rule)
        {
            task.Repeat = RepeatRule.Parse(rule);
            bool datesKnown = task.IsRead || task.Id is null || task.IsAssigned(nameof(task.Due));
            if (datesKnown && task.Due is null)
                throw Invalid("A repeating task needs a due date, because the service drops the recurrence rule without one. Add -Due.");
        }

        if (task.IsAssigned(nameof(task.Items))) PrepareItems(task, userZone, userZoneId);
        bool moved = task.IsAssigned(nameof(task.IsAllDay)) || task.IsAssigned(nameof(task.TimeZone));
        bool setsDue = task.IsAssigned(nameof(task.Due)) || (moved && task.Due is not null);
        bool setsStart = task.IsAssigned(nameof(task.Start)) || (moved && task.Start is not null);
        if (!setsDue && !setsStart && !moved) return;

        bool namesZone = !string.IsNullOrEmpty(task.TimeZone);
        bool namesDue = task.IsAssigned(nameof(task.Due)), namesStart = task.IsAssigned(nameof(task.Start));
        TimeZoneInfo zone = ZoneOf(task, userZoneId);
        if (setsDue && task.Due is { } due) task.Due = Instant(due, nameof(task.Due));
        if (namesDue && !namesStart && task is { Start: { } before, DueAsRead: { } old, Due: { } now })
        {
            // Both move: what took two hours still does.
            task.Start = Move(before, old, now, task.IsAllDay, zone);
            setsStart = true;
        }
        else if (setsStart && task.Start is { } begin)
        {
            task.Start = Instant(begin, nameof(task.Start));
        }

        if ((namesDue || namesStart) && task is { Start: { } first, Due: { } last } && (task.IsAllDay ? first.Date > last.Date : first > last))
            throw Invalid(FormattableString.Invariant($"A task cannot start ({first:yyyy-MM-dd HH:mm}) after it is due ({last:yyyy-MM-dd HH:mm}). Set both dates with -Start and -Due."));

        // Whether an all-day task spans days, and so how its due date is stored, depends on its start.
        if (task.IsAllDay && setsStart && task.Due is { } end) task.Due = end;
        if ((setsDue && task.Due is not null) || (setsStart && task.Start is not null)) task.IsAllDay = task.IsAllDay;

        // A date that was read has the day of its own time zone, and keeps it if only the zone changes.
        DateTimeOffset Instant(DateTimeOffset date, string property) =>
            !task.IsAllDay ? date
            : task.IsAssigned(property) ? StartOfDay(date, namesZone, zone, userZone)
            : LocalDay.Start(date.Date, zone);
    }

    // By the clock of the task's zone: a task from 9 to 11 stays one when the clocks change in between.
    private static DateTimeOffset Move(DateTimeOffset start, DateTimeOffset oldDue, DateTimeOffset newDue, bool isAllDay, TimeZoneInfo zone)
    {
        if (isAllDay) return LocalDay.Start(start.Date + (newDue.Date - oldDue.Date), zone);
        if (start == oldDue) return newDue;
        DateTime clock = Clock(start) + (Clock(newDue) - Clock(oldDue));
        return new DateTimeOffset(clock, zone.GetUtcOffset(clock));

        DateTime Clock(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, zone).DateTime;
    }

    private static void PrepareItems(TickTickTask task, TimeZoneInfo userZone, string userZoneId)
    {
        foreach (ChecklistItem item in task.Items ?? [])
        {
            if (item.IsRead || item.Start is not { } start) continue;
            bool namesZone = !string.IsNullOrEmpty(item.TimeZone ?? task.TimeZone);
            item.TimeZone ??= string.IsNullOrEmpty(task.TimeZone) ? userZoneId : task.TimeZone;
            if (item.IsAllDay && TimeZones.Find(item.TimeZone!) is { } zone) item.Start = StartOfDay(start, namesZone, zone, userZone);
        }
    }

    // Assigned in a script, a date without an offset has become a midnight of this machine's clock: its day is the one that was written.
    private static DateTimeOffset StartOfDay(DateTimeOffset date, bool namesZone, TimeZoneInfo zone, TimeZoneInfo userZone)
    {
        bool isLocalDay = date.TimeOfDay == TimeSpan.Zero && date.Offset == userZone.GetUtcOffset(date);
        return LocalDay.Start(isLocalDay ? date.Date : LocalDay.Of(date, namesZone ? zone : null, userZone), zone);
    }

    private static TimeZoneInfo ZoneOf(TickTickTask task, string userZoneId)
    {
        string id = string.IsNullOrEmpty(task.TimeZone) ? userZoneId : task.TimeZone!;
        TimeZoneInfo zone = TimeZones.Find(id) ?? throw Invalid($"The time zone '{id}' is not known on this machine. Use an IANA name such as Europe/Rome or America/New_York.");
        string iana = TimeZones.IanaId(zone) ?? id;

        // Sent with every date: it is what makes the day right.
        task.TimeZone = id.IndexOf('/') > 0 ? id : iana;
        return zone;
    }

    private static TickTickException Invalid(string message) => new("RequestInvalid", FailureKind.InvalidInput, message);
}
