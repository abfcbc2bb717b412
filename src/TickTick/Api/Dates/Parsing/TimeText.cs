using System;
using System.Globalization;
using System.Linq;

namespace TickTick.Api.Dates.Parsing;

/// <summary>
/// Reads times of day: <c>9am</c>, <c>9:30 pm</c>, <c>21:00</c>, <c>noon</c>, <c>midnight</c>, and those of ISO 8601,
/// which can have an offset from UTC.
/// </summary>
internal static class TimeText
{
    /// <summary>Reads a folded text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isBasic">Whether a time without colons is accepted, as after <c>20261127</c>.</param>
    /// <param name="isMarked">Whether the time follows the T of ISO 8601. Otherwise, <c>10:00-11:00</c> is a range, and its end
    /// is not an offset.</param>
    /// <param name="time">The time of day.</param>
    /// <param name="offset">The offset from UTC, or null if the text has none.</param>
    public static bool TryRead(string text, bool isBasic, bool isMarked, out TimeSpan time, out TimeSpan? offset)
    {
        offset = null;
        string clock = text.StartsWith("at ", StringComparison.Ordinal) ? text.Substring(3) : text;
        switch (clock)
        {
            case "noon":
                time = TimeSpan.FromHours(12);
                return true;
            case "midnight":
                time = TimeSpan.Zero;
                return true;
        }

        time = default;
        if (clock.Length == 0 || clock[0] is < '0' or > '9') return false;
        int end = 0;
        while (end < clock.Length && clock[end] is (>= '0' and <= '9') or ':' or '.' or ',') end++;
        string digits = clock.Substring(0, end), rest = clock.Substring(end).Trim();
        if (rest is "am" or "pm" or "a.m." or "p.m." or "a.m" or "p.m") return TryReadTwelveHours(digits, rest[0] == 'p', out time);
        if (!TryReadClock(digits, isBasic, out time)) return false;
        if (rest.Length == 0) return true;
        bool isOffset = TryReadOffset(rest, out TimeSpan distance);
        if (clock[end] == '-' && !isMarked && digits.Count(static digit => digit == ':') < 2) return false;
        offset = distance;
        return isOffset;
    }

    private static bool TryReadTwelveHours(string digits, bool isAfternoon, out TimeSpan time)
    {
        time = default;
        string clock = digits.IndexOf(':') < 0 ? digits + ":00" : digits;
        if (!TryReadClock(clock, isBasic: false, out TimeSpan read) || read.Hours is < 1 or > 12) return false;
        time = read + TimeSpan.FromHours((isAfternoon ? 12 : 0) - (read.Hours == 12 ? 12 : 0));
        return true;
    }

    // 9:30, 21:00:30.5 or, without colons, 0930 and 210030.
    private static bool TryReadClock(string digits, bool isBasic, out TimeSpan time)
    {
        time = default;
        int at = 0;
        long fraction = 0;
        int hour = Number(digits, ref at, isBasic ? 2 : 1);
        if (!IsNext(digits, ref at, isBasic)) return false;
        int minute = Number(digits, ref at, 2), second = 0;
        if (IsNext(digits, ref at, isBasic)) second = Number(digits, ref at, 2);
        if (!isBasic && at < digits.Length && digits[at] is '.' or ',')
        {
            long unit = TimeSpan.TicksPerSecond;
            for (at++; at < digits.Length && char.IsDigit(digits[at]); at++) fraction += (digits[at] - '0') * (unit /= 10);
        }

        if (at != digits.Length || hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59) return false;
        time = new TimeSpan(hour, minute, second) + TimeSpan.FromTicks(fraction);
        return true;
    }

    private static bool IsNext(string digits, ref int at, bool isBasic)
    {
        if (isBasic) return at < digits.Length;
        if (at >= digits.Length || digits[at] != ':') return false;
        at++;
        return true;
    }

    // A number of two digits, or -1.
    private static int Number(string digits, ref int at, int least)
    {
        int start = at, number = 0;
        while (at < digits.Length && at - start < 2 && char.IsDigit(digits[at])) number = (number * 10) + (digits[at++] - '0');
        return at - start >= least ? number : -1;
    }

    private static bool TryReadOffset(string text, out TimeSpan offset)
    {
        offset = TimeSpan.Zero;
        if (text is "z" or "gmt" or "utc") return true;
        if (text[0] is not ('+' or '-')) return false;
        bool isOffset = TimeSpan.TryParseExact(text.Substring(1), [@"hh\:mm", "hhmm", "hh"], CultureInfo.InvariantCulture, out offset) && offset <= TimeSpan.FromHours(text[0] == '-' ? 12 : 14);
        if (text[0] == '-') offset = -offset;
        return isOffset;
    }
}
