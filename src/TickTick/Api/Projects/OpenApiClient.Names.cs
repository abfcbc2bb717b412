using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using TickTick.Api.Projects;
using TickTick.Api.Tasks;

namespace TickTick.Api;

/// <content>Finds resources by name.</content>
internal sealed partial class OpenApiClient
{
    private readonly object _naming = new();
    private readonly ConcurrentDictionary<string, Task<IReadOnlyList<TickTickColumn>>> _columns = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ProjectData> _readAhead = new(StringComparer.Ordinal);
    private Task<IReadOnlyList<TickTickProject>>? _projectsForNames;

    /// <summary>
    /// Throws if the access token is known not to grant the write scope, before the command sends a request.
    /// </summary>
    /// <exception cref="TickTickException"><c>ScopeMissing</c>.</exception>
    public async Task RequireWriteScopeAsync()
    {
        AccessGrant grant = await _connection.Tokens.GetAsync(_cancellationToken).ConfigureAwait(false);
        RequireScope(grant, WriteScope, "this command");
    }

    /// <summary>Finds the projects that the text selects, including the Inbox.</summary>
    /// <exception cref="TickTickException"><c>NotFound</c>: no project has this literal name or ID.</exception>
    public async Task<IReadOnlyList<TickTickProject>> FindProjectsAsync(NamePattern name)
    {
        IReadOnlyList<TickTickProject> found = await SelectProjectsAsync(name).ConfigureAwait(false);
        return found.Count > 0 || !name.IsLiteral ? found : throw ProjectNotFound(name);
    }

    /// <summary>
    /// Finds the projects whose open tasks are read next. A text that looks like an ID is tried as one, because that
    /// response shows whether the project exists, its name and its tasks, which a list of projects does not.
    /// </summary>
    /// <exception cref="TickTickException"><c>NotFound</c>: no project has this literal name or ID.</exception>
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
                // The text can still be a name.
            }
        }

        return await FindProjectsAsync(name).ConfigureAwait(false);
    }

    /// <summary>
    /// Finds the projects that the text selects, to change or remove them. A pattern does not select the Inbox, which
    /// can be neither changed nor removed.
    /// </summary>
    /// <exception cref="TickTickException"><c>NotFound</c>. <c>NameAmbiguous</c>: several projects have this literal
    /// name.</exception>
    public async Task<IReadOnlyList<TickTickProject>> FindProjectsToChangeAsync(NamePattern name)
    {
        IReadOnlyList<TickTickProject> found = await FindProjectsAsync(name).ConfigureAwait(false);
        name.RequireUnambiguous(found, static project => project.Id, static project => project.Name, "project");
        return name.IsLiteral ? found : [.. found.Where(static project => !project.IsInbox)];
    }

    /// <summary>
    /// Finds the one project that the text selects. Concurrent callers share one request for the list.
    /// </summary>
    /// <exception cref="TickTickException"><c>NotFound</c>; <c>NameAmbiguous</c>.</exception>
    public async Task<TickTickProject> FindProjectAsync(NamePattern name) =>
        Inbox.IsId(name.Text) ? InboxProject(name.Text) : name.SelectOne(
            await SelectProjectsAsync(name).ConfigureAwait(false),
            static project => project.Id,
            static project => project.Name,
            "project",
            "Get-TickTickProject");

    /// <summary>Finds the one column of a project that the text selects.</summary>
    /// <exception cref="TickTickException"><c>NotFound</c>; <c>NameAmbiguous</c>.</exception>
    public async Task<TickTickColumn> FindColumnAsync(string projectId, NamePattern name)
    {
        IReadOnlyList<TickTickColumn> columns = await _columns.GetOrAdd(projectId, id => GetColumnsAsync(id)).ConfigureAwait(false);
        return name.SelectOne(columns, static column => column.Id, static column => column.Name, "column", "Get-TickTickColumn");
    }

    private static TickTickException ProjectNotFound(NamePattern name) => name.NotFound("project", "Get-TickTickProject");

    private async Task<IReadOnlyList<TickTickProject>> SelectProjectsAsync(NamePattern name)
    {
        // The Inbox always exists, and both of its IDs are valid.
        if (Inbox.IsId(name.Text)) return [InboxProject()];

        IReadOnlyList<TickTickProject>? recent = _connection.Projects.Recent(_connection.Clock);
        Task<IReadOnlyList<TickTickProject>>? own = _projectsForNames;
        bool isOwn = recent is not null && own is { Status: TaskStatus.RanToCompletion } && ReferenceEquals(recent, own.Result);
        if (recent is not null && (isOwn || name.IsLiteral) && Select(recent) is var found && (isOwn || found.Count > 0)) return found;

        // The session's list can be older than a project that another client created. A list that this command has
        // read is not.
        return Select(await ReadProjectsTogetherAsync().ConfigureAwait(false));

        IReadOnlyList<TickTickProject> Select(IReadOnlyList<TickTickProject> projects) =>
            name.Select([InboxProject(), .. projects], static project => project.Id, static project => project.Name);
    }

    // Many operations of one command need the list at the same time, and one request serves them all.
    private Task<IReadOnlyList<TickTickProject>> ReadProjectsTogetherAsync()
    {
        lock (_naming)
        {
            return _projectsForNames is { IsCompleted: false } reading ? reading : _projectsForNames = ReadProjectsAsync();
        }
    }
}
