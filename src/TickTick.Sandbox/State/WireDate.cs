using System;
using System.Globalization;

namespace TickTick.Sandbox.State;

/// <summary>Parses and formats dates: <c>2026-10-02T09:00:00.000+0000</c>, without a colon in the offset.</summary>
internal static class WireDate
{
    private static readonly string[] Formats =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'",
    ];

    /// <summary>Parses a date, with or without milliseconds, and with or without a colon in the offset.</summary>
    public static DateTimeOffset? Parse(string? text)
    {
        if (text is null) return null;
        int sign = text.Length - 5;
        if (sign > 10 && text[sign] is '+' or '-') text = text.Insert(sign + 3, ":");
        return DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset instant)
            ? instant
            : null;
    }

    /// <summary>Formats a date as the service does: in UTC, with milliseconds.</summary>
    public static string Format(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'+0000'", CultureInfo.InvariantCulture);
}
