using System;
using System.Collections.Generic;
using System.Linq;
using TickTick.Api;

namespace TickTick.Watch;

/// <summary>Determines what changed between what a watcher saw last and the tasks as they are now.</summary>
internal sealed class TaskComparison
{
    /// <summary>How much longer completed tasks are read again than the time since the last round.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromMinutes(2);

    // The service's time has whole seconds, and tasks have fractions.
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(2);

    private const string RemovedReason = "The task was removed or abandoned, or its project was removed or is no longer shared. The service does not report which.";

    // Completing an occurrence changes them.
    private static readonly string[] OfOccurrence = [nameof(TickTickTask.Due), nameof(TickTickTask.Start), nameof(TickTickTask.Repeat), nameof(TickTickTask.Items), nameof(TickTickTask.Progress)];

    private readonly WatchState _before;
    private readonly Dictionary<string, TickTickTask> _open = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TickTickTask> _completed = new(StringComparer.Ordinal);
    private readonly HashSet<string> _explained = new(StringComparer.Ordinal);
    private readonly HashSet<string> _deferred = new(StringComparer.Ordinal);
    private readonly List<TickTickTaskChange> _changes = [];
    private readonly DateTimeOffset _time;

    /// <param name="before">What was seen last.</param>
    /// <param name="open">The open tasks.</param>
    /// <param name="completed">The tasks that were completed since shortly before, read after the open ones, and those that
    /// are closed otherwise.</param>
    /// <param name="time">The service's time at which the open tasks were read.</param>
    public TaskComparison(WatchState before, IEnumerable<TickTickTask> open, IEnumerable<TickTickTask> completed, DateTimeOffset time)
    {
        _before = before;
        _time = time;
        foreach (TickTickTask task in open) _open[task.Id!] = task;
        foreach (TickTickTask task in completed)
        {
            // A task that was completed after the open ones were read belongs to the next round.
            if (!_open.ContainsKey(task.Id!)) _completed[task.Id!] = task;
        }
    }

    /// <summary>Returns the changes.</summary>
    public IReadOnlyList<TickTickTaskChange> Compare()
    {
        foreach (TickTickTask now in _open.Values)
        {
            if (_before.Open.TryGetValue(now.Id!, out TickTickTask? previous)) CompareOpen(previous, now);
            else Add(WasCompleted(now) ? TickTickTaskChangeKind.Reopened : TickTickTaskChangeKind.Created, now, null);
        }

        foreach (TickTickTask task in _completed.Values.OrderBy(task => task.CompletedTime)) CompareCompleted(task);
        foreach (TickTickTask previous in _before.Open.Values)
        {
            if (_open.ContainsKey(previous.Id!) || _completed.ContainsKey(previous.Id!)) continue;
            Add(TickTickTaskChangeKind.Removed, previous, previous, [], RemovedReason);
        }

        return _changes;
    }

    /// <summary>Returns what the watcher has seen now.</summary>
    public WatchState After()
    {
        var completed = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        foreach (KeyValuePair<string, DateTimeOffset> seen in _before.Completed)
        {
            if (seen.Value >= _time - Overlap - Slack && !_open.ContainsKey(seen.Key)) completed[seen.Key] = seen.Value;
        }

        foreach (TickTickTask task in _completed.Values.Where(task => !_deferred.Contains(task.Id!))) completed[task.Id!] = task.CompletedTime ?? _time;
        return new WatchState { Time = _time, Open = _open, Completed = completed, Projects = _before.Projects, InboxId = _before.InboxId };
    }

    private void CompareOpen(TickTickTask previous, TickTickTask now)
    {
        List<string> properties = ChangedProperties.Between(previous, now);
        if (!string.IsNullOrEmpty(previous.Repeat) && now.Due > previous.Due)
        {
            TickTickTask[] occurrences = [.. _completed.Values.Where(task => IsOccurrence(task, previous, now)).OrderBy(task => task.Due)];
            foreach (TickTickTask occurrence in occurrences)
            {
                _explained.Add(occurrence.Id!);
                Add(TickTickTaskChangeKind.Completed, occurrence, previous);
            }

            if (occurrences.Length > 0) properties.RemoveAll(name => OfOccurrence.Contains(name));
        }
        else if (now.CompletedTime is { } completed && completed > (previous.CompletedTime ?? DateTimeOffset.MinValue) && completed >= _before.Time - Slack)
        {
            Add(TickTickTaskChangeKind.Completed, now, previous);
            Add(TickTickTaskChangeKind.Reopened, now, previous);
        }

        if (properties.Count > 0) Add(properties.Contains(nameof(now.ProjectId)) ? TickTickTaskChangeKind.Moved : TickTickTaskChangeKind.Changed, now, previous, properties);
    }

    private void CompareCompleted(TickTickTask task)
    {
        if (_explained.Contains(task.Id!)) return;
        if (_before.Open.TryGetValue(task.Id!, out TickTickTask? previous))
        {
            Add(task.Status == TickTickTaskStatus.Abandoned ? TickTickTaskChangeKind.Changed : TickTickTaskChangeKind.Completed, task, previous, [nameof(task.Status), .. ChangedProperties.Between(previous, task)]);
        }
        else if (_before.Completed.TryGetValue(task.Id!, out DateTimeOffset seen))
        {
            if (seen == task.CompletedTime) return;
            Add(TickTickTaskChangeKind.Reopened, task, null);
            Add(TickTickTaskChangeKind.Completed, task, null);
        }
        else if (task.CompletedTime >= _time - Slack && _open.Values.Any(other => !string.IsNullOrEmpty(other.Repeat) && other.Title == task.Title && other.Due == task.Due))
        {
            // An occurrence that was completed after the open tasks were read.
            _deferred.Add(task.Id!);
        }
        else
        {
            if (task.CreatedTime >= _before.Time - Slack) Add(TickTickTaskChangeKind.Created, task, null);
            Add(TickTickTaskChangeKind.Completed, task, null);
        }
    }

    // The completed copy of an occurrence has an ID of its own, and the date of the occurrence.
    private bool IsOccurrence(TickTickTask task, TickTickTask previous, TickTickTask now) =>
        !_before.Open.ContainsKey(task.Id!) && !_before.Completed.ContainsKey(task.Id!) && !_explained.Contains(task.Id!)
        && (task.Title == previous.Title || task.Title == now.Title)
        && (task.ProjectId == previous.ProjectId || task.ProjectId == now.ProjectId)
        && task.Due >= previous.Due && task.Due < now.Due;

    // The time of an earlier completion stays when a task is open again.
    private bool WasCompleted(TickTickTask task) =>
        _before.Completed.ContainsKey(task.Id!) || (task.CompletedTime is not null && task.CreatedTime < _before.Time - Slack);

    private void Add(TickTickTaskChangeKind kind, TickTickTask task, TickTickTask? previous, IEnumerable<string>? properties = null, string? reason = null) =>
        _changes.Add(new TickTickTaskChange(kind, task, previous, new TickTickList<string>(properties ?? []), reason));
}
