using System;

namespace TickTick.Api.Time;

/// <summary>Days and the instants at which they begin in a zone.</summary>
/// <remarks>An all-day task is stored as the instant at which its day begins in its own zone.</remarks>
internal static class LocalDay
{
    private static readonly TimeSpan HalfDay = TimeSpan.FromHours(12);

    /// <summary>The instant at which a day begins: midnight, or the end of the gap where clocks skip it.</summary>
    public static DateTimeOffset Start(DateTime day, TimeZoneInfo zone)
    {
        DateTime midnight = DateTime.SpecifyKind(day.Date, DateTimeKind.Unspecified);
        TimeSpan offset;
        if (zone.IsInvalidTime(midnight))
        {
            // The skipped midnight, counted by the clock before the change, is the instant of the change.
            offset = zone.GetUtcOffset(midnight.AddHours(-3));
        }
        else if (zone.IsAmbiguousTime(midnight))
        {
            offset = TimeSpan.MinValue;
            foreach (TimeSpan candidate in zone.GetAmbiguousTimeOffsets(midnight))
            {
                if (candidate > offset) offset = candidate;
            }
        }
        else
        {
            offset = zone.GetUtcOffset(midnight);
        }

        return TimeZoneInfo.ConvertTime(new DateTimeOffset(midnight, offset), zone);
    }

    /// <summary>Gets the day of an instant in the time zone of a whole-day task.</summary>
    public static DateTime Of(DateTimeOffset instant, TimeZoneInfo? zone, TimeZoneInfo userZone) =>
        zone is null && instant.TimeOfDay == TimeSpan.Zero ? instant.Date : TimeZoneInfo.ConvertTime(instant, zone ?? userZone).Date;

    /// <summary>An all-day task's date in a zone that this machine does not know, or that the task does not name.</summary>
    public static DateTimeOffset GuessStart(DateTimeOffset instant, TimeZoneInfo zone)
    {
        DateTimeOffset local = TimeZoneInfo.ConvertTime(instant, zone);
        if (local == Start(local.DateTime, zone)) return local;

        // A midnight somewhere: the nearest one is right for every zone from -12 to +12.
        TimeSpan time = instant.UtcDateTime.TimeOfDay;
        TimeSpan offset = time <= HalfDay ? -time : TimeSpan.FromDays(1) - time;
        return instant.ToOffset(TimeSpan.FromMinutes(Math.Round(offset.TotalMinutes)));
    }
}
