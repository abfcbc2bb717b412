using System;
using System.Collections.Generic;
using TickTick.Api;
using TickTick.Api.Projects;
using TickTick.Api.Reconciliation;

namespace TickTick.Backup.Import;

/// <summary>
/// Finds the tasks of a backup among those of an account, which has no mark of where a task came from: by ID, then by
/// project and title, first with the same values and the same parent. Each existing task is assigned once.
/// </summary>
internal sealed class TaskMatcher
{
    private readonly DateTimeOffset? _exportedTime;
    private readonly Dictionary<string, TickTickTask> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<TickTickTask>> _byTitle = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    public TaskMatcher(IEnumerable<TickTickTask> existing, DateTimeOffset? exportedTime)
    {
        _exportedTime = exportedTime;
        foreach (TickTickTask task in existing)
        {
            if (task.Id is not { } id || _byId.ContainsKey(id)) continue;
            _byId[id] = task;
            string key = KeyOf(task.ProjectId, task.Title);
            if (!_byTitle.TryGetValue(key, out List<TickTickTask>? tasks)) _byTitle[key] = tasks = [];
            tasks.Add(task);
        }
    }

    /// <summary>Finds the tasks, those at the top first, because a subtask is compared with its parent.</summary>
    public void Match(IReadOnlyList<WantedTask> tasks)
    {
        foreach (WantedTask task in tasks)
        {
            if (_byId.TryGetValue(task.Task.Id!, out TickTickTask? found) && _taken.Add(found.Id!)) task.Existing = found;
        }

        Func<WantedTask, TickTickTask, bool>[] passes =
        [
            (wanted, other) => IsAsOpen(wanted, other) && HasParent(wanted, other) && IsSame(wanted, other) && wanted.Task.SortOrder == other.SortOrder,
            (wanted, other) => IsAsOpen(wanted, other) && HasParent(wanted, other) && IsSame(wanted, other),
            (wanted, other) => IsAsOpen(wanted, other) && HasParent(wanted, other),
            (wanted, other) => IsAsOpen(wanted, other) && IsSame(wanted, other),

            // It was imported and has been completed since.
            (wanted, other) => IsOpen(wanted.Task) && !IsOpen(other) && IsNew(other) && HasParent(wanted, other),

            // It was created by an import that ended before it was closed.
            (wanted, other) => !IsOpen(wanted.Task) && IsOpen(other) && IsNew(other) && HasParent(wanted, other) && IsSame(wanted, other) && wanted.Task.SortOrder == other.SortOrder,
        ];
        foreach (Func<WantedTask, TickTickTask, bool> fits in passes)
        {
            foreach (WantedTask task in tasks)
            {
                if (task.Existing is not null || task.ProjectId is null || !_byTitle.TryGetValue(KeyOf(task.ProjectId, task.Task.Title), out List<TickTickTask>? candidates)) continue;
                task.Existing = candidates.Find(other => !_taken.Contains(other.Id!) && fits(task, other));
                if (task.Existing?.Id is { } id) _taken.Add(id);
            }
        }
    }

    /// <summary>Returns the ID by which projects are compared. The Inbox has several.</summary>
    public static string ProjectKey(string? id) => id is null || Inbox.IsId(id) ? Inbox.Id : id;

    private static string KeyOf(string? projectId, string? title) => $"{ProjectKey(projectId)}/{ResourceMatcher.Name(title)}";

    private static bool IsOpen(TickTickTask task) => task.Status == TickTickTaskStatus.Open;

    private static bool IsAsOpen(WantedTask wanted, TickTickTask other) => IsOpen(wanted.Task) == IsOpen(other);

    private static bool HasParent(WantedTask wanted, TickTickTask other) => wanted.Parent is { } parent
        ? parent.Existing is { } existing && existing.Id == other.ParentId
        : string.IsNullOrEmpty(other.ParentId);

    private static bool IsSame(WantedTask wanted, TickTickTask other)
    {
        // The parent is compared by itself, because its ID differs.
        TickTickTask copy = wanted.Copy.Edit();
        copy.ParentId = other.ParentId;
        return ResourceComparison.Compare(copy, other) == MatchResult.Same;
    }

    private bool IsNew(TickTickTask task) => _exportedTime is null || task.CreatedTime >= _exportedTime;
}
