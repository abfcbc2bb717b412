using System.Collections.Generic;
using System.Threading.Tasks;
using TickTick.Sessions;

namespace TickTick.PowerShell.Completion;

/// <summary>Completes project groups.</summary>
internal sealed class ProjectGroupCompleter : AccountCompleter
{
    /// <inheritdoc />
    private protected override async Task<IReadOnlyList<Candidate>> GetCandidatesAsync(TickTickClient client, IReadOnlyList<string> projects) => ProjectCompleter.Named(
        await client.ProjectGroups.ListAsync().ConfigureAwait(false),
        static group => group.Id,
        static group => group.Name,
        static group => $"Project group, {group.Id}");
}
