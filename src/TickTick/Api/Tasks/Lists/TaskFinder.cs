using System.Collections.Generic;
using System.Threading.Tasks;

namespace TickTick.Api.Tasks.Lists;

/// <summary>Finds the tasks that a user names by title, ID or link, to change them.</summary>
internal sealed class TaskFinder(OpenApiClient api, TaskClient tasks, TaskLists lists)
{
    /// <summary>Finds the task of a link, or the open tasks with a title or ID.</summary>
    /// <exception cref="TickTickException"><c>NotFound</c>; <c>NameAmbiguous</c>: several tasks have this title.</exception>
    public async Task<IReadOnlyList<TickTickTask>> FindAsync(NamePattern title) =>
        WebLink.Parse(title.Text) is { } link ? [await FindAsync(link).ConfigureAwait(false)] : await lists.FindToChangeAsync(title).ConfigureAwait(false);

    /// <summary>Finds the one task of a title, ID or link.</summary>
    /// <exception cref="TickTickException"><c>NotFound</c>; <c>NameAmbiguous</c>.</exception>
    public async Task<TickTickTask> FindOneAsync(NamePattern title)
    {
        IReadOnlyList<TickTickTask> found = await FindAsync(title).ConfigureAwait(false);
        return found.Count == 1 ? found[0] : title.SelectOne(found, static task => task.Id, static task => task.Title, "open task", "Get-TickTickTask");
    }

    /// <summary>Finds the task of a link, or the open task with an ID.</summary>
    /// <exception cref="TickTickException"><c>NotFound</c>.</exception>
    public Task<TickTickTask> FindByIdAsync(string id) => WebLink.Parse(id) is { } link ? FindAsync(link) : lists.FindOpenAsync(id);

    /// <summary>Finds the task to which a subtask is added.</summary>
    /// <param name="title">The title, ID or link.</param>
    /// <param name="childId">The ID of the subtask, or null if it is created.</param>
    /// <exception cref="TickTickException"><c>NotFound</c>; <c>NameAmbiguous</c>. <c>RequestInvalid</c>: the parent is a
    /// subtask of the subtask.</exception>
    public async Task<TickTickTask> FindParentAsync(NamePattern title, string? childId)
    {
        TickTickTask parent = await FindOneAsync(title).ConfigureAwait(false);
        var passed = new HashSet<string>();
        for (TickTickTask? task = parent; childId is not null && task?.ParentId is { } above && passed.Add(above); task = await lists.TryFindOpenAsync(above).ConfigureAwait(false))
        {
            if (above == childId) throw ApiErrors.Invalid($"'{parent}' is a subtask of this task, so it cannot be its parent.", $"Free it first: Set-TickTickTask -Id {parent.Id} -Parent $null");
        }

        return parent;
    }

    // A link names the project, in which a completed task is found, too.
    private Task<TickTickTask> FindAsync(WebLink link)
    {
        string id = link.TaskIn(api.Connection.Service);
        return link.ProjectId is { } project ? tasks.GetAsync(project, id) : lists.FindOpenAsync(id);
    }
}
