using System.Collections;
using System.Collections.Generic;
using System.Linq;
using TickTick.Api;

namespace TickTick.PowerShell.Completion;

/// <summary>Offers the colours that have a name.</summary>
internal sealed class ColorCompleter : Completer
{
    /// <inheritdoc />
    private protected override IEnumerable<Candidate> Candidates(IDictionary boundParameters) =>
        ColorCode.Named.Select(static color => new Candidate(color.Key, color.Value));
}
