using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using TickTick.Sessions;

namespace TickTick.PowerShell.Completion;

/// <summary>Completes countdowns.</summary>
internal sealed class CountdownCompleter : AccountCompleter
{
    /// <inheritdoc />
    private protected override async Task<IReadOnlyList<Candidate>> GetCandidatesAsync(TickTickClient client, IReadOnlyList<string> projects) => ProjectCompleter.Named(
        await client.Countdowns.ListAsync().ConfigureAwait(false),
        static countdown => countdown.Id,
        static countdown => countdown.Name,
        static countdown => FormattableString.Invariant($"Countdown to {countdown.Date:yyyy-MM-dd}, {countdown.Id}"));
}
