using System.Collections.Generic;
using System.Linq;
using TickTick.Api.Tasks.Lists;
using TickTick.PowerShell.Parameters;

namespace TickTick.PowerShell.Completion;

/// <summary>Completes the periods in which tasks are due, and dates. The tooltip shows how a text is read.</summary>
internal sealed class DueCompleter : DayCompleter
{
    /// <inheritdoc />
    private protected override IEnumerable<string> Words =>
        DuePeriod.Names.Concat(base.Words.Where(static word => DuePeriod.Find(word) is null));

    /// <inheritdoc />
    private protected override string? Describe(string word) =>
        DuePeriod.Find(word) is { } period ? period.Describe(DueArgument.Calendar) : base.Describe(word);
}
