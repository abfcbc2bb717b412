using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using TickTick.Api;
using TickTick.Api.Tasks.Lists;
using TickTick.PowerShell.Parameters;
using TickTick.Sessions;

namespace TickTick.PowerShell.Completion;

/// <summary>Completes the titles of open tasks.</summary>
internal sealed class TaskTitleCompleter : AccountCompleter
{
    /// <inheritdoc />
    private protected override async Task<IReadOnlyList<Candidate>> GetCandidatesAsync(TickTickClient client, IReadOnlyList<string> projects)
    {
        var ids = new List<string>();
        foreach (string name in projects)
            ids.AddRange((await client.Projects.FindRecentAsync(NamePatterns.Of(name)).ConfigureAwait(false)).Select(project => project.Id!));

        var candidates = new Dictionary<string, Candidate>(StringComparer.OrdinalIgnoreCase);
        await foreach (TickTickTask task in client.TaskLists.ListAsync(new TaskQuery { ProjectIds = ids.Count > 0 ? ids : null }).ConfigureAwait(false))
        {
            if (task.Title is not { Length: > 0 } title || candidates.ContainsKey(title)) continue;
            string due = task.Due is { } date ? $", due {date.ToString(task.IsAllDay ? "d" : "g", CultureInfo.CurrentCulture)}" : string.Empty;
            candidates[title] = new Candidate(title, $"Task in {task.Project ?? "a project"}{due}");
        }

        return [.. candidates.Values];
    }
}
