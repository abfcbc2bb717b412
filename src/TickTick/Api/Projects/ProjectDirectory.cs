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
    // Another client can rename a project, and give its name to a new one.
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, string?> _met = new(StringComparer.Ordinal);
    private volatile CachedProjects? _snapshot;
    private int _version;

    /// <summary>Gets the projects if they were read recently, otherwise null.</summary>
    public IReadOnlyList<TickTickProject>? Recent(TimeProvider clock) =>
        _snapshot is { } snapshot && clock.GetElapsedTime(snapshot.Taken) < Lifetime ? snapshot.Projects : null;

    /// <summary>Gets the number of changes of projects so far. A list that was requested before a change does not have it.</summary>
    public int Version => Volatile.Read(ref _version);

    /// <summary>Caches a list, unless a project was changed since the list was requested.</summary>
    public void Store(IReadOnlyList<TickTickProject> projects, TimeProvider clock, int version)
    {
        if (version == Version) _snapshot = new CachedProjects(projects, clock.GetTimestamp());
    }

    /// <summary>Clears the cache, because a project was changed.</summary>
    public void Forget()
    {
        Interlocked.Increment(ref _version);
        _snapshot = null;
        _met.Clear();
    }

    /// <summary>Adds a project that was read individually.</summary>
    public void Learn(TickTickProject project)
    {
        if (project.Id is not null) _met[project.Id] = project.Name;
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
