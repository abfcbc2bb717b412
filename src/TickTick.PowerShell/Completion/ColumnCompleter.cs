using System.Collections.Generic;
using System.Threading.Tasks;
using TickTick.Api;
using TickTick.PowerShell.Parameters;
using TickTick.Sessions;

namespace TickTick.PowerShell.Completion;

/// <summary>Completes the columns of the projects that the command line names.</summary>
internal sealed class ColumnCompleter : AccountCompleter
{
    /// <inheritdoc />
    private protected override async Task<IReadOnlyList<Candidate>> GetCandidatesAsync(TickTickClient client, IReadOnlyList<string> projects)
    {
        var candidates = new List<Candidate>();
        foreach (string name in projects)
        {
            foreach (TickTickProject project in await client.Projects.FindRecentAsync(NamePatterns.Of(name)).ConfigureAwait(false))
            {
                candidates.AddRange(ProjectCompleter.Named(
                    await client.Columns.ListAsync(project.Id).ConfigureAwait(false),
                    static column => column.Id,
                    static column => column.Name,
                    column => $"Column of {project.Name}, {column.Id}"));
            }
        }

        return candidates;
    }
}
