using System;
using System.Text.RegularExpressions;

namespace TickTick.Api;

/// <summary>Repeat rules: words that people type, and the RRULE (RFC 5545 §3.3.10) that the service keeps.</summary>
internal static class RepeatRule
{
    private static readonly Regex Frequency = new(
        @"(^|[;:])FREQ=(SECONDLY|MINUTELY|HOURLY|DAILY|WEEKLY|MONTHLY|YEARLY)(;|$)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        TimeSpan.FromSeconds(1));

    /// <summary>Makes the rule of what a user typed.</summary>
    /// <exception cref="TickTickException"><c>RequestInvalid</c>: it is none of these.</exception>
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
                "RequestInvalid",
                FailureKind.InvalidInput,
                $"'{text}' is not a recurrence rule. Use Daily, Weekly, Monthly, Yearly or a rule such as RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH.");
        }

        return rule.StartsWith("RRULE", StringComparison.OrdinalIgnoreCase) ? rule : "RRULE:" + rule;
    }

    /// <summary>The form in which two rules that mean the same are equal.</summary>
    public static string Normalize(string rule)
    {
        string[] parts = rule.Trim().ToUpperInvariant().Replace("RRULE:", string.Empty).Split(';');
        Array.Sort(parts, StringComparer.Ordinal);
        return string.Join(";", Array.FindAll(parts, part => part.Length > 0 && part != "INTERVAL=1"));
    }
}
