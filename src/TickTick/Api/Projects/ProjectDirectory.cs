using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading;

namespace TickTick.Api.Projects;

/// <summary>
/// Caches the projects of the session, for names, completion and reading project by project. Thread-safe.
/// </summary>
internal sealed class ProjectDirectory
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, string?> _met = new(StringComparer.Ordinal);
    private volatile CachedProjects? _snapshot;
    private volatile string? _inboxId;
    private volatile string? _shownInboxId;

    /// <summary>Gets the real ID of the Inbox if one of its tasks was read, otherwise <c>inbox</c>.</summary>
    public string InboxId => _inboxId ?? Inbox.Id;

    /// <summary>
    /// Gets the ID of the Inbox that the user has seen, or null. It stays the same, although the real one can become known
    /// later, because both are valid.
    /// </summary>
    public string? ShownInboxId => _shownInboxId;

    /// <summary>Sets the ID of the Inbox that the user sees.</summary>
    public void ShowInboxId() => Interlocked.CompareExchange(ref _shownInboxId, InboxId, null);

    /// <summary>Gets whether the real ID of the Inbox is known.</summary>
    public bool KnowsInboxId => _inboxId is not null;

    /// <summary>Returns whether a text is certain to be an ID of the Inbox.</summary>
    public bool IsInbox(string text) => text.Equals(Inbox.Id, StringComparison.OrdinalIgnoreCase) || text == _inboxId;

    /// <summary>Gets the projects if they were read recently, otherwise null.</summary>
    public IReadOnlyList<TickTickProject>? Recent(TimeProvider clock) =>
        _snapshot is { } snapshot && clock.GetElapsedTime(snapshot.Taken) < Lifetime ? snapshot.Projects : null;

    public void Store(IReadOnlyList<TickTickProject> projects, TimeProvider clock) =>
        _snapshot = new CachedProjects(projects, clock.GetTimestamp());

    /// <summary>Clears the cache, because a project was changed.</summary>
    public void Forget()
    {
        _snapshot = null;
        _met.Clear();
    }

    /// <summary>Adds a project that was read individually.</summary>
    public void Learn(TickTickProject project)
    {
        if (project.Id is not null) _met[project.Id] = project.Name;
    }

    /// <summary>Sets the real ID of the Inbox from the project ID of a task.</summary>
    public void Learn(string? projectId)
    {
        if (_inboxId is null && projectId is { Length: > 5 } && Inbox.IsId(projectId)) Interlocked.CompareExchange(ref _inboxId, projectId, null);
    }

    public string? NameOf(string? projectId)
    {
        if (projectId is null) return null;
        if (Inbox.IsId(projectId)) return Inbox.Name;
        return _snapshot?.Names.TryGetValue(projectId, out string? name) == true || _met.TryGetValue(projectId, out name) ? name : null;
    }

    private sealed class CachedProjects(IReadOnlyList<TickTickProject> projects, long taken)
    {
        public IReadOnlyList<TickTickProject> Projects { get; } = projects;

        public long Taken { get; } = taken;

        public Dictionary<string, string?> Names { get; } = Index(projects);

        private static Dictionary<string, string?> Index(IReadOnlyList<TickTickProject> projects)
        {
            var names = new Dictionary<string, string?>(StringComparer.Ordinal);
            foreach (TickTickProject project in projects)
            {
                if (project.Id is not null) names[project.Id] = project.Name;
            }

            return names;
        }
    }
}
