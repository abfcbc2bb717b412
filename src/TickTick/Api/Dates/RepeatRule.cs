using System;
using System.Text.RegularExpressions;

namespace TickTick.Api.Dates;

/// <summary>
/// Converts words that users type, such as <c>daily</c>, to the RRULE (RFC 5545 §3.3.10) that the service stores.
/// </summary>
internal static class RepeatRule
{
    private static readonly Regex Frequency = new(
        @"(^|[;:])FREQ=(SECONDLY|MINUTELY|HOURLY|DAILY|WEEKLY|MONTHLY|YEARLY)(;|$)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        TimeSpan.FromSeconds(1));

    /// <summary>Parses a recurrence rule.</summary>
    /// <exception cref="TickTickException"><c>RequestInvalid</c>: the text is not a recurrence rule.</exception>
    public static string Parse(string text)
    {
        string rule = text.Trim();
        switch (rule.ToUpperInvariant())
        {
            case "DAILY" or "WEEKLY" or "MONTHLY" or "YEARLY":
                return $"RRULE:FREQ={rule.ToUpperInvariant()};INTERVAL=1";
            case ['E' or 'L' or 'W', ..] when rule.IndexOf(':') > 0:
                return rule;
        }

        if (!Frequency.IsMatch(rule))
        {
            throw new TickTickException(
                ErrorIds.RequestInvalid,
                FailureKind.InvalidInput,
                $"'{text}' is not a recurrence rule.",
                "Use Daily, Weekly, Monthly, Yearly or a rule such as RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH.");
        }

        return rule.StartsWith("RRULE", StringComparison.OrdinalIgnoreCase) ? rule : "RRULE:" + rule;
    }

    /// <summary>Returns the canonical form, in which rules with the same meaning are equal.</summary>
    public static string Normalize(string rule)
    {
        string[] parts = rule.Trim().ToUpperInvariant().Replace("RRULE:", string.Empty).Split(';');
        Array.Sort(parts, StringComparer.Ordinal);
        return string.Join(";", Array.FindAll(parts, part => part.Length > 0 && part != "INTERVAL=1"));
    }
}
