using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using TickTick.Api.Dates.Parsing;

namespace TickTick.PowerShell.Completion;

/// <summary>Completes dates. The tooltip shows how a text is read, also one that was typed.</summary>
internal sealed class DayCompleter : Completer
{
    private static readonly string[] Words =
    [
        "Today", "Tonight", "Tomorrow", "Yesterday",
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
        "next week", "next month", "next year", "eow", "eom", "eoy", "in 3 days", "in 2 weeks", "3 days ago", "+2h",
    ];

    /// <inheritdoc />
    private protected override IEnumerable<Candidate> Candidates(IDictionary boundParameters)
    {
        foreach (string word in Words) yield return new Candidate(word, Read(word)!);
    }

    /// <inheritdoc />
    private protected override IEnumerable<Candidate> Candidates(IDictionary boundParameters, string word)
    {
        if (Array.FindIndex(Words, known => known.Equals(word, StringComparison.OrdinalIgnoreCase)) < 0 && Read(word) is { } read) yield return new Candidate(word, read);
        foreach (Candidate candidate in Candidates(boundParameters)) yield return candidate;
    }

    private static string? Read(string word)
    {
        try
        {
            return DateParser.Parse(word, CultureInfo.CurrentCulture, DateTimeOffset.Now, TimeZoneInfo.Local).Date.Describe();
        }
        catch (TickTickException)
        {
            return null;
        }
    }
}
