using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace TickTick.Api;

/// <content>Things by what people call them.</content>
internal sealed partial class OpenApiClient
{
    private readonly object _naming = new();
    private readonly ConcurrentDictionary<string, Task<IReadOnlyList<TickTickColumn>>> _columns = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ProjectData> _readAhead = new(StringComparer.Ordinal);
    private Task<IReadOnlyList<TickTickProject>>? _projectsForNames;

    /// <summary>
    /// Fails where the token is known not to allow changes: before a command begins, rather than at each of its calls.
    /// </summary>
    /// <exception cref="TickTickException"><c>ScopeMissing</c>.</exception>
    public async Task RequireWriteScopeAsync()
    {
        AccessGrant grant = await _connection.Tokens.GetAsync(_cancellationToken).ConfigureAwait(false);
        RequireScope(grant, WriteScope, "this command");
    }

    /// <summary>The projects that are meant, the Inbox among them.</summary>
    /// <exception cref="TickTickException"><c>NotFound</c>: a literal name or id of no project.</exception>
    public async Task<IReadOnlyList<TickTickProject>> FindProjectsAsync(NamePattern name)
    {
        IReadOnlyList<TickTickProject> found = await SelectProjectsAsync(name).ConfigureAwait(false);
        return found.Count > 0 || !name.IsLiteral ? found : throw ProjectNotFound(name);
    }

    /// <summary>
    /// The projects that are meant, whose open tasks are asked for next. What looks like an id is tried as one: the answer
    /// tells whether there is such a project, what it is called, and its tasks, which no list of projects does.
    /// </summary>
    /// <exception cref="TickTickException"><c>NotFound</c>: a literal name or id of no project.</exception>
    public async Task<IReadOnlyList<TickTickProject>> FindProjectsToReadAsync(NamePattern name)
    {
        if (name.LooksLikeId && _connection.Projects.Recent(_connection.Clock) is null)
        {
            try
            {
                ProjectData data = await ReadProjectDataAsync(name.Text).ConfigureAwait(false);
                if (data.Project is { } project)
                {
                    _readAhead[name.Text] = data;
                    return [project];
                }
            }
            catch (TickTickException exception) when (exception.Kind == FailureKind.NotFound)
            {
                // Then it may be a name all the same.
            }
        }

        return await FindProjectsAsync(name).ConfigureAwait(false);
    }

    /// <summary>The projects that are meant, to be changed or removed: a pattern leaves out the Inbox, which cannot be.</summary>
    /// <exception cref="TickTickException"><c>NotFound</c>; <c>NameAmbiguous</c>: a literal name of several.</exception>
    public async Task<IReadOnlyList<TickTickProject>> FindProjectsToChangeAsync(NamePattern name)
    {
        IReadOnlyList<TickTickProject> found = await FindProjectsAsync(name).ConfigureAwait(false);
        name.RequireUnambiguous(found, static project => project.Id, static project => project.Name, "project");
        return name.IsLiteral ? found : [.. found.Where(static project => !project.IsInbox)];
    }

    /// <summary>The one project that is meant. Many may ask at once; the list is read once for all of them.</summary>
    /// <exception cref="TickTickException"><c>NotFound</c>; <c>NameAmbiguous</c>.</exception>
    public async Task<TickTickProject> FindProjectAsync(NamePattern name) =>
        Inbox.IsId(name.Text) ? InboxProject(name.Text) : name.SelectOne(
            await SelectProjectsAsync(name).ConfigureAwait(false),
            static project => project.Id,
            static project => project.Name,
            "project",
            "Get-TickTickProject");

    /// <summary>The one column of a project that is meant.</summary>
    /// <exception cref="TickTickException"><c>NotFound</c>; <c>NameAmbiguous</c>.</exception>
    public async Task<TickTickColumn> FindColumnAsync(string projectId, NamePattern name)
    {
        IReadOnlyList<TickTickColumn> columns = await _columns.GetOrAdd(projectId, id => GetColumnsAsync(id)).ConfigureAwait(false);
        return name.SelectOne(columns, static column => column.Id, static column => column.Name, "column", "Get-TickTickColumn");
    }

    private static TickTickException ProjectNotFound(NamePattern name) => name.NotFound("project", "Get-TickTickProject");

    private async Task<IReadOnlyList<TickTickProject>> SelectProjectsAsync(NamePattern name)
    {
        // The Inbox is there whatever else is; both of its ids mean it.
        if (Inbox.IsId(name.Text)) return [InboxProject()];

        IReadOnlyList<TickTickProject>? recent = _connection.Projects.Recent(_connection.Clock);
        Task<IReadOnlyList<TickTickProject>>? own = _projectsForNames;
        bool isOwn = recent is not null && own is { Status: TaskStatus.RanToCompletion } && ReferenceEquals(recent, own.Result);
        if (recent is not null && (isOwn || name.IsLiteral) && Among(recent) is var found && (isOwn || found.Count > 0)) return found;

        // What the session knows may be older than a project made elsewhere; what this command has read itself is not.
        return Among(await ReadProjectsTogetherAsync().ConfigureAwait(false));

        IReadOnlyList<TickTickProject> Among(IReadOnlyList<TickTickProject> projects) =>
            name.Select([InboxProject(), .. projects], static project => project.Id, static project => project.Name);
    }

    // Many pieces of one command's work ask at the same time: one call answers them all.
    private Task<IReadOnlyList<TickTickProject>> ReadProjectsTogetherAsync()
    {
        lock (_naming)
        {
            return _projectsForNames is { IsCompleted: false } reading ? reading : _projectsForNames = ReadProjectsAsync();
        }
    }
}
