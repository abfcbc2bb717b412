using System.Collections.Generic;

namespace TickTick.PowerShell.Completion;

/// <summary>Completes dates that can only lie in the past.</summary>
internal sealed class PastDayCompleter : DayCompleter
{
    private static readonly string[] Past =
    [
        "Today", "Yesterday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
        "3 days ago", "1 week ago", "2 weeks ago", "1 month ago", "1 year ago", "-2h",
    ];

    /// <inheritdoc />
    private protected override IEnumerable<string> Words => Past;

    /// <inheritdoc />
    private protected override string? Describe(string word) => Read(word, isPast: true);
}
