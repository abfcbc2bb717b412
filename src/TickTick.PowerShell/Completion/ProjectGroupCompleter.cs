using System.Collections.Generic;
using System.Threading.Tasks;
using TickTick.Api;

namespace TickTick.PowerShell.Completion;

/// <summary>Completes project groups.</summary>
internal sealed class ProjectGroupCompleter : AccountCompleter
{
    /// <inheritdoc />
    private protected override async Task<IReadOnlyList<Candidate>> GetCandidatesAsync(OpenApiClient client, IReadOnlyList<string> projects) => ProjectCompleter.Named(
        await client.GetProjectGroupsAsync().ConfigureAwait(false),
        static group => group.Id,
        static group => group.Name,
        static group => $"Project group, {group.Id}");
}
