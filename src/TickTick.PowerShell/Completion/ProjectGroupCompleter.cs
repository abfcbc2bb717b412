using System.Collections.Generic;
using System.Threading.Tasks;
using TickTick.Api;

namespace TickTick.PowerShell.Completion;

/// <summary>Offers the project groups.</summary>
internal sealed class ProjectGroupCompleter : AccountCompleter
{
    /// <inheritdoc />
    private protected override async Task<IReadOnlyList<Candidate>> AskAsync(OpenApiClient client, IReadOnlyList<string> projects) => ProjectCompleter.Named(
        await client.GetProjectGroupsAsync().ConfigureAwait(false),
        static group => group.Id,
        static group => group.Name,
        static group => $"Project group, {group.Id}");
}
