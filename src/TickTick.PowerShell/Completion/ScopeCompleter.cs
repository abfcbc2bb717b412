using System.Collections;
using System.Collections.Generic;

namespace TickTick.PowerShell.Completion;

/// <summary>Completes scopes.</summary>
internal sealed class ScopeCompleter : Completer
{
    /// <inheritdoc />
    private protected override IEnumerable<Candidate> Candidates(IDictionary boundParameters) =>
    [
        new("tasks:read", "Read tasks, projects and everything else"),
        new("tasks:write", "Create, change and remove them"),
    ];
}
