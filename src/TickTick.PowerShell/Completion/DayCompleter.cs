using System.Collections;
using System.Collections.Generic;

namespace TickTick.PowerShell.Completion;

/// <summary>Offers days.</summary>
internal sealed class DayCompleter : Completer
{
    /// <inheritdoc />
    private protected override IEnumerable<Candidate> Candidates(IDictionary boundParameters) =>
    [
        new("Today", "The whole of today"),
        new("Tomorrow", "The whole of tomorrow"),
    ];
}
