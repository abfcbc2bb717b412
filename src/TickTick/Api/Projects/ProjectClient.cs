using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using TickTick.Api.Reconciliation;
using TickTick.Api.Resources;
using TickTick.Http;

namespace TickTick.Api.Projects;

/// <summary>Gets, finds, creates, changes and removes projects, and gets their members.</summary>
internal sealed class ProjectClient(OpenApiClient api)
{
    private readonly object _gate = new();
    private Task<IReadOnlyList<TickTickProject>>? _ownList;
    private int _ownVersion;
    private Task<string>? _inboxId;

    /// <summary>Gets the projects that the session knows.</summary>
    public ProjectDirectory Directory { get; } = api.Connection.Shared(static () => new ProjectDirectory());

    /// <summary>Finds the projects that the text selects, including the Inbox, as they are now.</summary>
    /// <exception cref="TickTickException"><c>NotFound</c>: no project has this literal name or ID.</exception>
    public Task<IReadOnlyList<TickTickProject>> FindAsync(NamePattern name) => FindAsync(name, isFresh: true);

    /// <summary>
    /// Finds the projects that the text selects, to use their IDs. A literal name can be from the list of a command a moment
    /// before.
    /// </summary>
    /// <exception cref="TickTickException"><c>NotFound</c>: no project has this literal name or ID.</exception>
    public Task<IReadOnlyList<TickTickProject>> FindRecentAsync(NamePattern name) => FindAsync(name, isFresh: false);

    private async Task<IReadOnlyList<TickTickProject>> FindAsync(NamePattern name, bool isFresh)
    {
        IReadOnlyList<TickTickProject> found = await SelectAsync(name, isFresh).ConfigureAwait(false);
        return found.Count > 0 || !name.IsLiteral ? found : throw name.NotFound("project", "Get-TickTickProject", (await ListRecentAsync().ConfigureAwait(false)).Select(static project => project.Name));
    }

    /// <summary>
    /// Finds the projects that the text selects, to change or remove them. A pattern does not select the Inbox, which
    /// can be neither changed nor removed.
    /// </summary>
    /// <exception cref="TickTickException"><c>NotFound</c>. <c>NameAmbiguous</c>: several projects have this literal
    /// name. <c>RequestInvalid</c>: it is the Inbox.</exception>
    public async Task<IReadOnlyList<TickTickProject>> FindToChangeAsync(NamePattern name)
    {
        IReadOnlyList<TickTickProject> found = await FindAsync(name).ConfigureAwait(false);
        name.RequireUnambiguous(found, static project => project.Id, static project => project.Name, "project");
        if (!name.IsLiteral) return [.. found.Where(static project => !project.IsInbox)];
        return found.Any(static project => project.IsInbox)
            ? throw ApiErrors.Invalid("The Inbox can be neither changed nor removed.", "Specify another project. Run Get-TickTickProject to list the projects.")
            : found;
    }

    /// <summary>
    /// Finds the one project that the text selects. Concurrent callers share one request for the list.
    /// </summary>
    /// <exception cref="TickTickException"><c>NotFound</c>; <c>NameAmbiguous</c>.</exception>
    public async Task<TickTickProject> FindOneAsync(NamePattern name)
    {
        IReadOnlyList<TickTickProject> found = await SelectAsync(name, isFresh: false).ConfigureAwait(false);
        if (found.Count == 1) return found[0];
        IReadOnlyList<TickTickProject> all = found.Count > 0 ? found : await ListRecentAsync().ConfigureAwait(false);
        return WithoutLink(name).SelectOne(all, static project => project.Id, static project => project.Name, "project", "Get-TickTickProject");
    }

    /// <summary>
    /// Finds the project of a row, which has a name and possibly an ID. The name counts, because it can be edited, and the
    /// ID decides between projects of this name.
    /// </summary>
    /// <exception cref="TickTickException"><c>NotFound</c>; <c>NameAmbiguous</c>.</exception>
    public async Task<TickTickProject> FindOneAsync(NamePattern name, string? id) =>
        id == Inbox.Id && name.Text == Inbox.Name ? InboxProject()
        : (id is null ? null : (await ListRecentAsync().ConfigureAwait(false)).FirstOrDefault(project => project.Id == id && project.Name == name.Text))
            ?? await FindOneAsync(name).ConfigureAwait(false);

    private async Task<IReadOnlyList<TickTickProject>> ListRecentAsync() => [InboxProject(), .. await RecentAsync().ConfigureAwait(false)];

    /// <summary>Returns the pattern for the ID if the text is a link, and otherwise the pattern itself.</summary>
    public NamePattern WithoutLink(NamePattern name) =>
        WebLink.Parse(name.Text) is null ? name : new NamePattern(WebLink.ProjectIdOf(name.Text, api.Connection.Service)!);

    private async Task<IReadOnlyList<TickTickProject>> SelectAsync(NamePattern named, bool isFresh)
    {
        NamePattern name = WithoutLink(named);

        // The Inbox always exists, and both of its IDs are valid. A list can have a name such as Inbox2.
        if (name.Text.Equals(Inbox.Id, StringComparison.OrdinalIgnoreCase) || name.Text == api.Connection.InboxId) return [InboxProject()];

        IReadOnlyList<TickTickProject>? recent = Directory.Recent(api.Connection.Clock);
        Task<IReadOnlyList<TickTickProject>>? own = _ownList;
        bool isOwn = recent is not null && own is { Status: TaskStatus.RanToCompletion } && ReferenceEquals(recent, own.Result);
        if (recent is not null && (isOwn || (name.IsLiteral && !isFresh)) && Select(recent) is var found && (isOwn || found.Count > 0)) return found;

        // The session's list can be older than a project that another client created. A list that this command has
        // read is not.
        return Select(await ReadTogetherAsync().ConfigureAwait(false));

        IReadOnlyList<TickTickProject> Select(IReadOnlyList<TickTickProject> projects) =>
            name.Select([InboxProject(), .. projects], static project => project.Id, static project => project.Name) is { Count: > 0 } selected ? selected
            : Inbox.IsId(name.Text) ? [InboxProject()]
            : [];
    }

    // Many operations of one command need the list at the same time, and one request serves them all.
    private Task<IReadOnlyList<TickTickProject>> ReadTogetherAsync()
    {
        lock (_gate)
        {
            if (_ownList is { IsCompleted: false } reading && _ownVersion == Directory.Version) return reading;
            _ownVersion = Directory.Version;
            return _ownList = ReadAsync();
        }
    }

    /// <summary>
    /// Gets the projects: the Inbox, which the service does not list, and all others, including archived ones.
    /// </summary>
    public async Task<IReadOnlyList<TickTickProject>> ListAsync()
    {
        IReadOnlyList<TickTickProject> projects = await ReadAsync().ConfigureAwait(false);
        return [InboxProject(), .. projects];
    }

    public async Task<TickTickProject> GetAsync(string? projectId)
    {
        projectId = WebLink.ProjectIdOf(projectId, api.Connection.Service);
        string path = $"project/{OpenApiClient.Segment(projectId, "project")}";

        // The service cannot return the Inbox itself.
        if (Inbox.IsId(projectId!)) return InboxProject();
        return await api.GetAsync(path, TickTickProject.Schema, Describe(projectId)).ConfigureAwait(false);
    }

    public async Task<TickTickProject> CreateAsync(TickTickProject project)
    {
        ApiErrors.RequireName(project.Name, "project");
        TickTickProject created = await api.CreateAsync(
            new CreateOperation<TickTickProject>
            {
                Path = "project",
                Schema = TickTickProject.Schema,
                What = $"the project '{project.Name}'",
                Check = "Get-TickTickProject",
                Id = static found => found.Id,
            },
            project).ConfigureAwait(false);
        Directory.Forget();
        return created;
    }

    public async Task<TickTickProject> UpdateAsync(TickTickProject project)
    {
        string path = $"project/{OpenApiClient.Segment(project.Id, "project")}";
        if (project.IsAssigned(nameof(project.Name))) ApiErrors.RequireName(project.Name, "project");
        TickTickProject changed = await api.ChangeAsync(
            path,
            project,
            TickTickProject.Schema,
            Describe(project.Id),
            () => GetAsync(project.Id)).ConfigureAwait(false);
        Directory.Forget();
        return changed;
    }

    /// <summary>Removes a project and everything in it.</summary>
    public async Task RemoveAsync(string? projectId)
    {
        string path = $"project/{OpenApiClient.Segment(projectId, "project")}";
        await api.DeleteAsync(path, Describe(projectId)).ConfigureAwait(false);
        Directory.Forget();
    }

    public static string Describe(string? projectId) => $"The project {projectId}";

    /// <summary>Returns the project ID of an ID or a link.</summary>
    public string IdOf(string? projectId, string what)
    {
        if (string.IsNullOrWhiteSpace(projectId)) throw ApiErrors.Invalid($"The {what} is missing.", "Specify it with -Project, or pass a task object.");
        return WebLink.ProjectIdOf(projectId, api.Connection.Service)!;
    }

    /// <summary>
    /// Returns the project ID to send. For the Inbox, it is the one that its tasks report, because only a few calls of
    /// the service are known to accept <c>inbox</c>.
    /// </summary>
    public async Task<string> RealIdAsync(string? projectId, string what)
    {
        string id = IdOf(projectId, what);
        return string.Equals(id, Inbox.Id, StringComparison.OrdinalIgnoreCase)
            ? api.Connection.InboxId ?? await ReadInboxIdTogetherAsync().ConfigureAwait(false)
            : id;
    }

    private Task<string> ReadInboxIdTogetherAsync()
    {
        lock (_gate)
        {
            return _inboxId is null or { IsFaulted: true } or { IsCanceled: true } ? _inboxId = ReadInboxIdAsync() : _inboxId;
        }
    }

    private async Task<string> ReadInboxIdAsync()
    {
        object? data = await api.GetAsync($"project/{Inbox.Id}/data", Describe(Inbox.Id), static response => response.IsBlank ? null : ReadValue(response)).ConfigureAwait(false);
        if (data is IDictionary<string, object?> members && members.TryGetValue("tasks", out object? tasks) && tasks is object?[] { Length: > 0 } list
            && list[0] is IDictionary<string, object?> task && task.TryGetValue("projectId", out object? found))
            Inbox.ShownId(found as string, api.NewContext());
        return api.Connection.InboxId ?? Inbox.Id;
    }

    private static object? ReadValue(ServiceResponse response)
    {
        var reader = new Utf8JsonReader(response.Body);
        return reader.Read() ? JsonValue.Read(ref reader) : null;
    }

    /// <summary>Creates the Inbox, which the service cannot return itself.</summary>
    public TickTickProject InboxProject()
    {
        var inbox = new TickTickProject();
        inbox.BeginReading();
        inbox.Id = Inbox.Id;
        inbox.Name = Inbox.Name;
        inbox.Kind = TickTickProjectKind.Task;
        inbox.EndReading(api.NewContext());
        return inbox;
    }

    /// <summary>Gets the projects without the Inbox, from the cache if it is recent.</summary>
    public async Task<IReadOnlyList<TickTickProject>> RecentAsync() =>
        Directory.Recent(api.Connection.Clock) ?? await ReadAsync().ConfigureAwait(false);

    /// <summary>Gets the current projects without the Inbox.</summary>
    public async Task<IReadOnlyList<TickTickProject>> ReadAsync()
    {
        int version = Directory.Version;
        List<TickTickProject> projects = await api.ListAsync("project", TickTickProject.Schema, "The list of projects").ConfigureAwait(false);
        Directory.Store(projects, api.Connection.Clock, version);
        return projects;
    }

    /// <summary>Gets the members of a project, with the project's name.</summary>
    public async Task<IReadOnlyList<TickTickProjectMember>> ListMembersAsync(TickTickProject project)
    {
        IReadOnlyList<TickTickProjectMember> members = await ListMembersAsync(project.Id).ConfigureAwait(false);
        foreach (TickTickProjectMember member in members) member.ProjectName = project.Name;
        return members;
    }

    public async Task<IReadOnlyList<TickTickProjectMember>> ListMembersAsync(string? projectId)
    {
        string id = projectId is not null && Inbox.IsId(projectId) ? Inbox.Id : OpenApiClient.Segment(projectId, "project");
        List<TickTickProjectMember> members = await api.ListAsync(
            $"project/{id}/members", TickTickProjectMember.Schema, Describe(projectId)).ConfigureAwait(false);
        foreach (TickTickProjectMember member in members) member.ProjectId = projectId;
        return members;
    }
}
