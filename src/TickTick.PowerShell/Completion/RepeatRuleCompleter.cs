using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using TickTick.Api.Dates;

namespace TickTick.PowerShell.Completion;

/// <summary>Completes recurrence rules in words. The tooltip is the rule, also of words that were typed.</summary>
internal sealed class RepeatRuleCompleter : Completer
{
    private static readonly string[] Words =
    [
        "Daily", "Weekly", "Monthly", "Yearly", "Every weekday", "Every weekend", "Every 2 days", "Every 2 weeks", "Every Monday and Thursday",
        "Every 2 weeks on Friday", "Every month on the last day", "Every month on the first Monday", "Every 3 months", "Every year on 5 December",
    ];

    /// <inheritdoc />
    private protected override IEnumerable<Candidate> Candidates(IDictionary boundParameters) => Words.Select(static word => new Candidate(word, RepeatRule.Parse(word)));

    /// <inheritdoc />
    private protected override IEnumerable<Candidate> Candidates(IDictionary boundParameters, string word)
    {
        if (!Words.Contains(word, StringComparer.OrdinalIgnoreCase) && RepeatWords.Parse(word) is { } rule) yield return new Candidate(word, rule);
        foreach (Candidate candidate in Candidates(boundParameters)) yield return candidate;
    }
}
