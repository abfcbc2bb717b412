using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using TickTick.Api;
using TickTick.Sessions;

namespace TickTick.PowerShell.Completion;

/// <summary>Completes projects, by name if the name is unique, otherwise by ID.</summary>
internal sealed class ProjectCompleter : AccountCompleter
{
    /// <inheritdoc />
    private protected override async Task<IReadOnlyList<Candidate>> GetCandidatesAsync(TickTickClient client, IReadOnlyList<string> projects)
    {
        IReadOnlyList<TickTickProject> all = await client.Projects.ListAsync().ConfigureAwait(false);
        return Named(all, static project => project.Id, static project => project.Name, ToolTip);
    }

    /// <summary>Creates completion values for resources whose names may not be unique.</summary>
    internal static IReadOnlyList<Candidate> Named<T>(IEnumerable<T> resources, Func<T, string?> id, Func<T, string?> name, Func<T, string> toolTip) =>
    [
        .. resources.Where(resource => name(resource) is { Length: > 0 } && id(resource) is not null)
            .GroupBy(name, StringComparer.OrdinalIgnoreCase)
            .SelectMany(same => same.Count() == 1
                ? same.Select(resource => new Candidate(name(resource)!, toolTip(resource)))
                : same.Select(resource => new Candidate(id(resource)!, $"{name(resource)}: {toolTip(resource)}"))),
    ];

    private static string ToolTip(TickTickProject project)
    {
        string kind = project.IsInbox ? "The Inbox" : project.Kind == TickTickProjectKind.Note ? "Project of notes" : "Project";
        string access = project.Permission is { } permission and not TickTickProjectAccess.Write ? $", {permission.ToString().ToLowerInvariant()} only" : string.Empty;
        return $"{kind}{access}{(project.IsClosed ? ", archived" : string.Empty)}, {project.Id}";
    }
}
