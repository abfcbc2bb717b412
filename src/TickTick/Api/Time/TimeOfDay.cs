using System;
using System.Globalization;

namespace TickTick.Api.Time;

/// <summary>Times of day as habits tell them: <c>09:00</c>.</summary>
internal static class TimeOfDay
{
    /// <summary>Reads a time.</summary>
    /// <param name="text">Hours and minutes.</param>
    /// <returns>The time since midnight; null where it is none.</returns>
    public static TimeSpan? Parse(string text) =>
        TimeSpan.TryParseExact(text, @"h\:mm", CultureInfo.InvariantCulture, out TimeSpan time) ? time : null;

    /// <summary>Writes a time.</summary>
    /// <param name="time">The time since midnight.</param>
    /// <returns>Hours and minutes.</returns>
    /// <exception cref="TickTickException"><c>RequestInvalid</c>: no day has such a time.</exception>
    public static string Format(TimeSpan time)
    {
        if (time < TimeSpan.Zero || time >= TimeSpan.FromDays(1))
            throw new TickTickException("RequestInvalid", FailureKind.InvalidInput, $"{time} is no time of day. Give hours and minutes, such as 07:30 or 21:00.");
        return time.ToString(@"hh\:mm", CultureInfo.InvariantCulture);
    }
}
