using System;
using System.Linq;

namespace TickTick.Api.Dates;

/// <summary>Converts between days and the instants at which they begin in a time zone.</summary>
/// <remarks>An all-day task is stored as the instant at which its day begins in its own time zone.</remarks>
internal static class LocalDay
{
    private static readonly TimeSpan HalfDay = TimeSpan.FromHours(12);

    /// <summary>
    /// Returns the instant at which a day begins: midnight, or the end of the gap if a clock change skips midnight.
    /// </summary>
    public static DateTimeOffset Start(DateTime day, TimeZoneInfo zone)
    {
        DateTime midnight = DateTime.SpecifyKind(day.Date, DateTimeKind.Unspecified);
        TimeSpan offset;
        if (zone.IsInvalidTime(midnight))
        {
            // The skipped midnight, with the offset before the change, is the instant of the change.
            offset = zone.GetUtcOffset(midnight.AddHours(-3));
        }
        else if (zone.IsAmbiguousTime(midnight))
        {
            offset = zone.GetAmbiguousTimeOffsets(midnight).Max();
        }
        else
        {
            offset = zone.GetUtcOffset(midnight);
        }

        return TimeZoneInfo.ConvertTime(new DateTimeOffset(midnight, offset), zone);
    }

    /// <summary>Returns the day of an instant in the time zone of an all-day task.</summary>
    public static DateTime Of(DateTimeOffset instant, TimeZoneInfo? zone, TimeZoneInfo userZone) =>
        zone is null && instant.TimeOfDay == TimeSpan.Zero ? instant.Date : TimeZoneInfo.ConvertTime(instant, zone ?? userZone).Date;

    /// <summary>
    /// Returns the date of an all-day task whose time zone is missing or not known to this machine.
    /// </summary>
    public static DateTimeOffset GuessStart(DateTimeOffset instant, TimeZoneInfo zone)
    {
        DateTimeOffset local = TimeZoneInfo.ConvertTime(instant, zone);
        if (local == Start(local.DateTime, zone)) return local;

        // The instant is midnight in some time zone. The nearest midnight is correct for every offset from -12 to
        // +12.
        TimeSpan time = instant.UtcDateTime.TimeOfDay;
        TimeSpan offset = time <= HalfDay ? -time : TimeSpan.FromDays(1) - time;
        return instant.ToOffset(TimeSpan.FromMinutes(Math.Round(offset.TotalMinutes)));
    }
}
