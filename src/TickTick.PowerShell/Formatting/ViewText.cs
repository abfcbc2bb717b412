using System;
using System.Globalization;
using System.Management.Automation;

namespace TickTick.PowerShell.Formatting;

/// <summary>
/// What the views of Session.Format.ps1xml say in words. Public because a view is a script, and small
/// because PowerShell parses every script of the views at import.
/// </summary>
public static partial class ViewText
{
    private static readonly TimeSpan Soon = TimeSpan.FromDays(7);

    /// <summary>When something ends: <c>2027-05-20 14:03, in 179 days</c>; red once it has, yellow in its last week.</summary>
    /// <param name="end">The time; null, or what a job made of it, too.</param>
    /// <param name="style"><c>$PSStyle</c>, whose colours of errors and warnings are used; null where there is none.</param>
    /// <returns>The text in this machine's time zone.</returns>
    public static string End(object? end, object? style)
    {
        if (Time(end) is not { } time) return "unknown";
        TimeSpan left = time - DateTimeOffset.UtcNow;
        string text = $"{time.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}, {Distance(left)}";
        if (left <= TimeSpan.Zero) return Colour(text, style, "Formatting.Error");
        return left < Soon ? Colour(text, style, "Formatting.Warning") : text;
    }

    /// <summary>How far off something is, in its largest unit: <c>in 3 hours</c>, <c>1 day ago</c>.</summary>
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

    /// <summary>A time, as it is or as a job left it.</summary>
    internal static DateTimeOffset? Time(object? value) => value switch
    {
        DateTimeOffset time => time,
        PSObject { BaseObject: DateTimeOffset time } => time,
        // What a job or Import-Clixml makes of it: an object with the same properties.
        PSObject made when made.Properties["UtcDateTime"]?.Value is DateTime utc => new DateTimeOffset(utc.Ticks, TimeSpan.Zero),
        _ => null,
    };

    /// <summary>A text in a colour. PowerShell drops it again where output is redirected or NO_COLOR was set when it started.</summary>
    internal static string Colour(string text, object? style, string? name)
    {
        if (style is null || name is null || text.Length == 0 || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))) return text;
        object? colour = style;
        foreach (string part in name.Split('.')) colour = PSObject.AsPSObject(colour!).Properties[part]?.Value;
        return $"{colour}{text}{PSObject.AsPSObject(style).Properties["Reset"].Value}";
    }
}
