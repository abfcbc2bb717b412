using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace TickTick.Api.Dates;

/// <summary>
/// Converts words that users type, such as <c>Every 2 weeks</c>, to the RRULE (RFC 5545 §3.3.10) that the service stores.
/// </summary>
internal static class RepeatRule
{
    private static readonly Regex Frequency = new(
        @"(^|[;:])FREQ=(SECONDLY|MINUTELY|HOURLY|DAILY|WEEKLY|MONTHLY|YEARLY)(;|$)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        TimeSpan.FromSeconds(1));

    private const string Prefix = "RRULE:";

    // The apps have other rules, too: certain days, the lunar calendar.
    private static readonly Regex OfService = new(@"\A(ERULE|L[A-Z]+|W[A-Z]+):", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));

    /// <summary>The service's own part of a rule for how often a week, on any days. Only habits have it.</summary>
    public const string Quota = "TT_TIMES";

    private static readonly Dictionary<string, Regex> Values = new(StringComparer.OrdinalIgnoreCase)
    {
        ["INTERVAL"] = Form(@"0*[1-9][0-9]*"),
        ["COUNT"] = Form(@"0*[1-9][0-9]*"),
        ["UNTIL"] = Form(@"[0-9]{8}(T[0-9]{6}Z?)?"),
        ["BYDAY"] = Form(@"[+-]?([0-9]{1,2})?(MO|TU|WE|TH|FR|SA|SU)(,[+-]?([0-9]{1,2})?(MO|TU|WE|TH|FR|SA|SU))*"),
        ["BYMONTHDAY"] = Form(@"[+-]?(0?[1-9]|[12][0-9]|3[01])(,[+-]?(0?[1-9]|[12][0-9]|3[01]))*"),
        ["BYMONTH"] = Form(@"(0?[1-9]|1[0-2])(,(0?[1-9]|1[0-2]))*"),
        ["WKST"] = Form("MO|TU|WE|TH|FR|SA|SU"),
    };

    /// <summary>
    /// Parses a recurrence rule. It can be after the start of the series, as in a calendar file.
    /// </summary>
    /// <exception cref="TickTickException"><c>RequestInvalid</c>: the text is not one recurrence rule.</exception>
    public static string Parse(string text)
    {
        string[] lines = [.. text.Split('\r', '\n').Select(static line => line.Trim()).Where(static line => line.Length > 0 && !line.StartsWith("DTSTART", StringComparison.OrdinalIgnoreCase)).Distinct()];
        string rule = Array.Find(lines, static line => line.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)) ?? lines.FirstOrDefault() ?? text.Trim();
        if (lines.Length > 1) throw Invalid(text, $"because the service stores one rule, and '{lines.First(line => line != rule)}' would be lost");
        if (OfService.IsMatch(rule)) return rule;
        if (!Frequency.IsMatch(rule)) return RepeatWords.Parse(rule) ?? throw Invalid(text);

        // The service compares the words of a rule as they are.
        rule = rule.ToUpperInvariant();
        if (rule.StartsWith(Prefix, StringComparison.Ordinal)) rule = rule.Substring(Prefix.Length);
        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string part in rule.Split([';'], StringSplitOptions.RemoveEmptyEntries))
        {
            string[] pair = part.Split('=');
            if (pair.Length != 2 || pair[0].IndexOf(':') >= 0 || !IsValid(pair[0], pair[1])) throw Invalid(text, $"because {part} is not valid");
            if (parts.TryGetValue(pair[0], out string? other) && other != pair[1]) throw Invalid(text, $"because it has {pair[0]} twice");
            parts[pair[0]] = pair[1];
        }

        return Prefix + rule;
    }

    private static bool IsValid(string name, string value) =>
        (!Values.TryGetValue(name, out Regex? form) || form.IsMatch(value))
        && (name != "UNTIL" || DateTime.TryParseExact(value.TrimEnd('Z'), ["yyyyMMdd", "yyyyMMdd'T'HHmmss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _));

    private static TickTickException Invalid(string text, string? reason = null) => new(
        ErrorIds.RequestInvalid,
        $"'{text}' is not a recurrence rule{(reason is null ? string.Empty : $", {reason}")}.",
        "Use words such as Weekdays, 'Every 2 weeks' or 'Every month on the last day', or a rule such as RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH.");

    /// <summary>Returns a rule in words, or the rule itself if there are no words for it.</summary>
    public static string Describe(string rule) => RepeatWords.Describe(rule) ?? rule;

    /// <summary>
    /// Returns the first day of a rule that is not before a day, or null if it has none in the next years. Only what
    /// <see cref="RepeatWords"/> writes is considered.
    /// </summary>
    public static DateTime? FirstDay(string rule, DateTime from)
    {
        const int Days = 9 * 366;
        var days = new RepeatDays(Parts(rule));
        for (int number = 0; number < Days; number++)
        {
            if (days.Include(from.AddDays(number))) return from.AddDays(number);
        }

        return null;
    }

    /// <summary>Returns the parts of a rule by their names, in upper case.</summary>
    public static Dictionary<string, string> Parts(string? rule)
    {
        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string part in (rule ?? string.Empty).ToUpperInvariant().Split(':').Last().Split(';'))
        {
            string[] pair = part.Split('=');
            if (pair.Length == 2) parts[pair[0].Trim()] = pair[1].Trim();
        }

        return parts;
    }

    /// <summary>Returns the canonical form, in which rules with the same meaning are equal.</summary>
    public static string Normalize(string rule)
    {
        string[] parts = rule.Trim().ToUpperInvariant().Replace("RRULE:", string.Empty).Split(';');
        Array.Sort(parts, StringComparer.Ordinal);
        return string.Join(";", Array.FindAll(parts, part => part.Length > 0 && part != "INTERVAL=1"));
    }

    private static Regex Form(string value) => new(@"\A(" + value + @")\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));
}
