using System;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Text;
using TickTick.Api.Dates;

namespace TickTick.PowerShell.Formatting;

/// <summary>
/// Formats the columns of Session.Format.ps1xml and Account.Format.ps1xml. The class is public because a view is a script, and small because
/// PowerShell parses every script of the views at import.
/// </summary>
public static class ViewText
{
    /// <summary>
    /// The color of what needs attention: the one of the 256 colors that is nearest to yellow and can be read on black and
    /// on white, which the terminal's own yellow cannot.
    /// </summary>
    internal const string Attention = "\u001b[38;5;130m";

    private static readonly TimeSpan Soon = TimeSpan.FromDays(7);

    /// <summary>
    /// Formats an expiration time: <c>2027-05-20 14:03, in 179 days</c>, in red if it has passed and in yellow in the
    /// last week.
    /// </summary>
    /// <param name="end">The time, also deserialized, or null.</param>
    /// <param name="style">The value of <c>$PSStyle</c>, whose error and warning colors are used, or null if there is
    /// none.</param>
    /// <returns>The text to display.</returns>
    public static string End(object? end, object? style)
    {
        if (Time(end) is not { } time) return "unknown";
        TimeSpan left = time - DateTimeOffset.UtcNow;
        string text = $"{time.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}, {Distance(left)}";
        if (left <= TimeSpan.Zero) return Color(text, style, "Formatting.Error");
        return left < Soon ? Color(text, style, "Formatting.Warning") : text;
    }

    /// <summary>Formats a time in the time zone of this machine: <c>2026-10-02 09:00</c>.</summary>
    /// <param name="value">The time, also deserialized, or null.</param>
    /// <returns>The text to display.</returns>
    public static string LocalTime(object? value) =>
        Time(value) is { } time ? time.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : string.Empty;

    /// <summary>Formats a day: <c>2026-10-02</c>.</summary>
    /// <param name="value">The day, or null.</param>
    /// <returns>The text to display.</returns>
    public static string Day(object? value) =>
        (value is PSObject wrapped ? wrapped.BaseObject : value) is DateTime day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : string.Empty;

    /// <summary>Formats a recurrence rule in words.</summary>
    /// <param name="rule">The rule, or null.</param>
    /// <returns>The words, or the rule if there are none for it.</returns>
    public static string Rule(string? rule) => string.IsNullOrEmpty(rule) ? string.Empty : RepeatRule.Describe(rule!);

    /// <summary>
    /// Formats a color as a colored block before its code, or as the code alone if the host shows no colors.
    /// </summary>
    /// <param name="color">The code, such as <c>#F18181</c>, or any other value, including null.</param>
    /// <param name="style">The value of <c>$PSStyle</c>, or null if there is none, as in Windows PowerShell.</param>
    /// <returns>The text to display.</returns>
    public static string Swatch(string? color, object? style)
    {
        if (color is not ['#', _, _, _, _, _, _]
            || !int.TryParse(color.Substring(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int code)
            || !ShowsColors(style)) return color ?? string.Empty;
        // ECMA-48 §8.3.117 with the direct colors of ISO/IEC 8613-6.
        return FormattableString.Invariant($"\u001b[38;2;{code >> 16};{(code >> 8) & 0xFF};{code & 0xFF}m■\u001b[0m {color}");
    }

    /// <summary>Formats a name: as much of it as leaves room for the other columns.</summary>
    /// <param name="text">The name, or null.</param>
    /// <param name="screen">The screen.</param>
    /// <param name="cells">How many cells of text 80 columns have room for. On a wider screen, half of the rest is added.</param>
    /// <returns>The text to display.</returns>
    public static string Fit(string? text, PSHostRawUserInterface screen, int cells) =>
        Cut(text, screen, cells, () => (SpareWidth(screen) ?? 0) / 2);

    /// <summary>Gets how much wider than 80 columns the screen is, or null if the output goes to a file.</summary>
    internal static int? SpareWidth(PSHostRawUserInterface screen) => Console.IsOutputRedirected ? null : Math.Max(0, screen.BufferSize.Width - 80);

    /// <summary>Cuts a text between two characters, so that it takes a number of cells.</summary>
    internal static string Cut(string? text, PSHostRawUserInterface screen, int cells, Func<int> more)
    {
        string shown = ControlCharacters.Show(text ?? string.Empty);
        try
        {
            return Cut(shown, cells + more(), screen.LengthInBufferCells);
        }
        catch (HostException)
        {
            // A runspace without a host has no screen.
            return Cut(shown, cells, static part => part.Length);
        }
    }

    private static string Cut(string text, int cells, Func<string, int> length)
    {
        if (length(text) <= cells) return text;
        var start = new StringBuilder();
        for (TextElementEnumerator elements = StringInfo.GetTextElementEnumerator(text); elements.MoveNext();)
        {
            cells -= length(elements.GetTextElement());
            if (cells < 1) break;
            start.Append(elements.GetTextElement());
        }

        return start.Append('…').ToString();
    }

    /// <summary>Formats a time span in its largest unit: <c>in 3 hours</c>, <c>1 day ago</c>.</summary>
    internal static string Distance(TimeSpan distance)
    {
        TimeSpan length = distance.Duration();
        if (length.TotalMinutes < 1) return distance > TimeSpan.Zero ? "in less than a minute" : "just now";
        (long number, string unit) = length switch
        {
            { TotalDays: >= 1 } => ((long)length.TotalDays, "day"),
            { TotalHours: >= 1 } => ((long)length.TotalHours, "hour"),
            _ => ((long)length.TotalMinutes, "minute"),
        };
        string words = string.Format(CultureInfo.InvariantCulture, "{0} {1}{2}", number, unit, number == 1 ? string.Empty : "s");
        return distance > TimeSpan.Zero ? $"in {words}" : $"{words} ago";
    }

    /// <summary>Converts a time, also deserialized.</summary>
    internal static DateTimeOffset? Time(object? value) => value switch
    {
        DateTimeOffset time => time,
        PSObject { BaseObject: DateTimeOffset time } => time,
        // A job returns the text of the time, in the format of the invariant culture.
        string or PSObject { BaseObject: string } when DateTimeOffset.TryParseExact(value.ToString(), "MM/dd/yyyy HH:mm:ss zzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset time) => time,
        // Import-Clixml returns an object with the same properties.
        PSObject made when made.Properties["UtcDateTime"]?.Value is DateTime utc => new DateTimeOffset(utc.Ticks, TimeSpan.Zero),
        _ => null,
    };

    /// <summary>Applies a color if the host shows colors.</summary>
    internal static string Color(string text, object? style, string? name)
    {
        if (name is null || text.Length == 0 || !ShowsColors(style)) return text;
        object? color = name[0] == '\u001b' ? name : style;
        foreach (string part in name[0] == '\u001b' ? [] : name.Split('.')) color = PSObject.AsPSObject(color!).Properties[part]?.Value;
        return $"{color}{text}{PSObject.AsPSObject(style!).Properties["Reset"].Value}";
    }

    // PowerShell removes colors where there are none, but takes as long for the first one as for a table, and it does not
    // remove the block of a swatch.
    private static bool ShowsColors(object? style)
    {
        if (style is null || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) || Environment.GetEnvironmentVariable("TERM") == "dumb") return false;
        return PSObject.AsPSObject(style).Properties["OutputRendering"]?.Value?.ToString() switch
        {
            "PlainText" => false,
            "Ansi" => true,
            _ => !Console.IsOutputRedirected,
        };
    }
}
