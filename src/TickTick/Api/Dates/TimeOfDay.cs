using System;
using System.Globalization;

namespace TickTick.Api.Dates;

/// <summary>Parses and formats the times of day of habits: <c>09:00</c>.</summary>
internal static class TimeOfDay
{
    public static TimeSpan? Parse(string text) =>
        TimeSpan.TryParseExact(text, @"h\:mm", CultureInfo.InvariantCulture, out TimeSpan time) ? time : null;

    /// <summary>Formats a time of day.</summary>
    /// <exception cref="TickTickException"><c>RequestInvalid</c>: the value is not a time of day.</exception>
    public static string Format(TimeSpan time)
    {
        if (time < TimeSpan.Zero || time >= TimeSpan.FromDays(1))
            throw new TickTickException(ErrorIds.RequestInvalid, $"{time} is not a time of day.", "Use hours and minutes, such as 07:30 or 21:00.");
        return time.ToString(@"hh\:mm", CultureInfo.InvariantCulture);
    }
}
