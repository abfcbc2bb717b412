using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using TickTick.Api;

namespace TickTick.PowerShell.Completion;

/// <summary>Offers the projects, by name where only one has it, else by id.</summary>
internal sealed class ProjectCompleter : AccountCompleter
{
    /// <inheritdoc />
    private protected override async Task<IReadOnlyList<Candidate>> AskAsync(OpenApiClient client, IReadOnlyList<string> projects)
    {
        IReadOnlyList<TickTickProject> all = await client.GetProjectsAsync().ConfigureAwait(false);
        return Named(all, static project => project.Id, static project => project.Name, ToolTip);
    }

    /// <summary>Makes values of things with names that need not be unique.</summary>
    internal static IReadOnlyList<Candidate> Named<T>(IEnumerable<T> things, Func<T, string?> id, Func<T, string?> name, Func<T, string> toolTip) =>
    [
        .. things.Where(thing => name(thing) is { Length: > 0 } && id(thing) is not null)
            .GroupBy(name, StringComparer.OrdinalIgnoreCase)
            .SelectMany(same => same.Count() == 1
                ? same.Select(thing => new Candidate(name(thing)!, toolTip(thing)))
                : same.Select(thing => new Candidate(id(thing)!, $"{name(thing)}: {toolTip(thing)}"))),
    ];

    private static string ToolTip(TickTickProject project)
    {
        string kind = project.IsInbox ? "The Inbox" : project.Kind == TickTickProjectKind.Note ? "Project of notes" : "Project";
        string access = project.Permission is { } permission and not TickTickProjectAccess.Write ? $", {permission.ToString().ToLowerInvariant()} only" : string.Empty;
        return $"{kind}{access}{(project.IsClosed ? ", archived" : string.Empty)}, {project.Id}";
    }
}
