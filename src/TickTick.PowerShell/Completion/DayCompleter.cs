using System.Collections;
using System.Collections.Generic;

namespace TickTick.PowerShell.Completion;

/// <summary>Completes days.</summary>
internal sealed class DayCompleter : Completer
{
    /// <inheritdoc />
    private protected override IEnumerable<Candidate> Candidates(IDictionary boundParameters) =>
    [
        new("Today", "All of today"),
        new("Tomorrow", "All of tomorrow"),
    ];
}
