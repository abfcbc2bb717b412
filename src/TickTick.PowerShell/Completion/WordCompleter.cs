using System.Collections;
using System.Collections.Generic;

namespace TickTick.PowerShell.Completion;

/// <summary>Completes fixed words, each with its tooltip.</summary>
internal abstract class WordCompleter(params Candidate[] words) : Completer
{
    /// <inheritdoc />
    private protected sealed override IEnumerable<Candidate> Candidates(IDictionary boundParameters) => words;
}
