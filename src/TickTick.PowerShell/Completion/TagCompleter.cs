using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using TickTick.Sessions;

namespace TickTick.PowerShell.Completion;

/// <summary>Completes tags.</summary>
internal sealed class TagCompleter : AccountCompleter
{
    /// <inheritdoc />
    private protected override async Task<IReadOnlyList<Candidate>> GetCandidatesAsync(TickTickClient client, IReadOnlyList<string> projects) =>
    [
        .. (await client.Tags.ListAsync().ConfigureAwait(false))
            .Where(tag => tag.Name is { Length: > 0 })
            .Select(tag => new Candidate(tag.Name!, tag.Parent is { Length: > 0 } parent ? $"Tag {tag.Label ?? tag.Name}, under {parent}" : $"Tag {tag.Label ?? tag.Name}")),
    ];
}
