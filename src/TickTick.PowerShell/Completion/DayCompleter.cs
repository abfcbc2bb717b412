using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using TickTick.Api.Dates.Parsing;

namespace TickTick.PowerShell.Completion;

/// <summary>Completes dates. The tooltip shows how a text is read, also one that was typed.</summary>
internal class DayCompleter : Completer
{
    private static readonly string[] Common =
    [
        "Today", "Tonight", "Tomorrow", "Yesterday",
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
        "next week", "next month", "next year", "eow", "eom", "eoy", "in 3 days", "in 2 weeks", "3 days ago", "+2h",
    ];

    /// <summary>Gets the texts that are suggested.</summary>
    private protected virtual IEnumerable<string> Words => Common;

    /// <inheritdoc />
    private protected override IEnumerable<Candidate> Candidates(IDictionary boundParameters)
    {
        foreach (string word in Words)
        {
            if (Describe(word) is { } read) yield return new Candidate(word, read);
        }
    }

    /// <inheritdoc />
    private protected override IEnumerable<Candidate> Candidates(IDictionary boundParameters, string word)
    {
        if (!Words.Contains(word, StringComparer.OrdinalIgnoreCase) && Describe(word) is { } read) yield return new Candidate(word, read);
        foreach (Candidate candidate in Candidates(boundParameters)) yield return candidate;
    }

    /// <summary>Returns how a text is read, or null if it is refused.</summary>
    private protected virtual string? Describe(string word) => Read(word, isPast: false);

    private protected static string? Read(string word, bool isPast)
    {
        try
        {
            return DateParser.TryParse(word, CultureInfo.CurrentCulture, DateTimeOffset.Now, TimeZoneInfo.Local, isPast)?.Date.Describe();
        }
        catch (TickTickException)
        {
            return null;
        }
    }
}
