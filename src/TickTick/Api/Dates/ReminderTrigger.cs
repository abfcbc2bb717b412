using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.RegularExpressions;

namespace TickTick.Api.Dates;

/// <summary>
/// Parses and formats reminders: <c>TRIGGER:-PT15M</c>, <c>TRIGGER:P0DT9H0M0S</c>, <c>TRIGGER:PT0S</c>. The duration
/// (RFC 5545 §3.3.6) is negative before the start and positive after it. People count the other way round: a reminder
/// of 15 minutes is before the start.
/// </summary>
internal static class ReminderTrigger
{
    private static readonly Regex Form = new(
        @"\ATRIGGER(;RELATED=START)?:(?<sign>[+-]?)P(?=T?[0-9])((?<w>[0-9]{1,4})W)?((?<d>[0-9]{1,5})D)?(T((?<h>[0-9]{1,5})H)?((?<m>[0-9]{1,7})M)?((?<s>[0-9]{1,8})S)?)?\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        TimeSpan.FromSeconds(1));

    public static string Format(TimeSpan before)
    {
        if (before == TimeSpan.Zero) return "TRIGGER:PT0S";
        TimeSpan length = before.Duration();
        return string.Format(
            CultureInfo.InvariantCulture,
            "TRIGGER:{0}P{1}DT{2}H{3}M{4}S",
            before > TimeSpan.Zero ? "-" : string.Empty,
            length.Days,
            length.Hours,
            length.Minutes,
            length.Seconds);
    }

    public static bool TryParse(string text, out TimeSpan before)
    {
        before = default;
        Match match = Form.Match(text);
        if (!match.Success) return false;
        before = new TimeSpan(Number(match, "d") + (7 * Number(match, "w")), Number(match, "h"), Number(match, "m"), Number(match, "s"));
        if (match.Groups["sign"].Value != "-") before = -before;
        return true;
    }

    /// <summary>Returns the canonical form, in which triggers with the same meaning are equal.</summary>
    public static string Normalize(string text) => TryParse(text, out TimeSpan before) ? Format(before) : text;

    /// <summary>Parses the reminders of a task.</summary>
    public static TimeSpan[]? ParseAll(string[]? texts)
    {
        if (texts is null) return null;
        var offsets = new List<TimeSpan>(texts.Length);
        foreach (string text in texts)
        {
            if (TryParse(text, out TimeSpan before)) offsets.Add(before);
        }

        return offsets.ToArray();
    }

    private static int Number(Match match, string group) =>
        match.Groups[group].Success ? int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) : 0;
}
