using System;
using System.Globalization;

namespace TickTick.Api.Dates;

/// <summary>Parses the text of a TimeSpan, with hours, minutes and possibly days and seconds.</summary>
internal static class TimeSpanText
{
    /// <summary>
    /// Parses a text such as <c>0:15</c> or <c>7.02:00</c>. .NET reads a number alone, and 24 hours and more before
    /// minutes and seconds, as days: those are refused.
    /// </summary>
    /// <returns>The time span, or null if the text is none.</returns>
    public static TimeSpan? Parse(string text)
    {
        string[] parts = text.Trim().Split(':');
        bool isDays = parts.Length == 3 && int.TryParse(parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int hours) && Math.Abs(hours) >= 24;
        return parts.Length > 1 && !isDays && TimeSpan.TryParse(text.Trim(), CultureInfo.InvariantCulture, out TimeSpan span) ? span : null;
    }
}
