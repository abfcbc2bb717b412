using System.Collections;
using System.Collections.Generic;

namespace TickTick.PowerShell.Completion;

/// <summary>Completes services.</summary>
internal sealed class ServiceCompleter : Completer
{
    /// <inheritdoc />
    private protected override IEnumerable<Candidate> Candidates(IDictionary boundParameters) =>
    [
        new("TickTick", "ticktick.com"),
        new("Dida365", "dida365.com, the service in China"),
    ];
}
