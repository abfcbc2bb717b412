using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading;

namespace TickTick.Api;

/// <summary>The projects that the session has seen last, for names, completion and reading list by list. Safe for many threads.</summary>
internal sealed class ProjectDirectory
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, string?> _met = new(StringComparer.Ordinal);
    private volatile CachedProjects? _snapshot;
    private volatile string? _inboxId;

    /// <summary>The Inbox's real id, once one of its tasks was seen; else <c>inbox</c>.</summary>
    public string InboxId => _inboxId ?? Inbox.Id;

    /// <summary>Whether the Inbox's real id is known.</summary>
    public bool KnowsInboxId => _inboxId is not null;

    /// <summary>The projects, where they were read a short while ago.</summary>
    public IReadOnlyList<TickTickProject>? Recent(TimeProvider clock) =>
        _snapshot is { } snapshot && clock.GetElapsedTime(snapshot.Taken) < Lifetime ? snapshot.Projects : null;

    /// <summary>Keeps the projects that were read.</summary>
    public void Store(IReadOnlyList<TickTickProject> projects, TimeProvider clock) =>
        _snapshot = new CachedProjects(projects, clock.GetTimestamp());

    /// <summary>Forgets the projects, because one was changed.</summary>
    public void Forget()
    {
        _snapshot = null;
        _met.Clear();
    }

    /// <summary>Learns the name of one project that was read by itself.</summary>
    public void Learn(TickTickProject project)
    {
        if (project.Id is not null) _met[project.Id] = project.Name;
    }

    /// <summary>Learns the Inbox's real id from a task's.</summary>
    public void Learn(string? projectId)
    {
        if (_inboxId is null && projectId is { Length: > 5 } && Inbox.IsId(projectId)) Interlocked.CompareExchange(ref _inboxId, projectId, null);
    }

    /// <summary>The name of a project.</summary>
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
