using System.Collections;
using System.Collections.Generic;
using System.Linq;
using TickTick.Api.Resources;

namespace TickTick.PowerShell.Completion;

/// <summary>Completes the names of colors.</summary>
internal sealed class ColorCompleter : Completer
{
    /// <inheritdoc />
    private protected override IEnumerable<Candidate> Candidates(IDictionary boundParameters) =>
        ColorCode.Named.Select(static color => new Candidate(color.Key, color.Value));
}
