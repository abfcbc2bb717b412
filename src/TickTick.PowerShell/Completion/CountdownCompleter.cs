using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using TickTick.Api;

namespace TickTick.PowerShell.Completion;

/// <summary>Completes countdowns.</summary>
internal sealed class CountdownCompleter : AccountCompleter
{
    /// <inheritdoc />
    private protected override async Task<IReadOnlyList<Candidate>> GetCandidatesAsync(OpenApiClient client, IReadOnlyList<string> projects) => ProjectCompleter.Named(
        await client.GetCountdownsAsync().ConfigureAwait(false),
        static countdown => countdown.Id,
        static countdown => countdown.Name,
        static countdown => FormattableString.Invariant($"Countdown to {countdown.Date:yyyy-MM-dd}, {countdown.Id}"));
}
