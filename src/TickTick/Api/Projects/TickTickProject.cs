using System.Collections.Generic;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using TickTick.Api.Projects;
using TickTick.Api.Reconciliation;
using TickTick.Api.Resources;
using TickTick.Api.Tasks;
using TickTick.Http;

namespace TickTick.Api;

/// <summary>Represents a project: a list of tasks or notes.</summary>
public sealed class TickTickProject : TickTickResource
{
    private bool? _isClosed;

    /// <summary>Gets or sets the ID.</summary>
    public string? Id { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the name.</summary>
    public string? Name { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the color, such as <c>#F18181</c>.</summary>
    public string? Color { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the kind: tasks or notes.</summary>
    public TickTickProjectKind? Kind { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the view mode.</summary>
    public TickTickViewMode? ViewMode { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the user's permission in the project.</summary>
    public TickTickProjectAccess? Permission { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets whether the project is archived.</summary>
    public bool IsClosed
    {
        get => _isClosed ?? false;
        set { _isClosed = value; MarkAssigned(); }
    }

    /// <summary>Gets or sets the ID of the project group.</summary>
    public string? GroupId { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the sort order. Smaller values come first.</summary>
    public long? SortOrder { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets the JSON schema of the resource.</summary>
    internal static ResourceSchema<TickTickProject> Schema { get; } = new ResourceSchema<TickTickProject>()
        .Add(nameof(Id), "id", JsonCodecs.Text, static resource => resource.Id, static (resource, value) => resource.Id = (string?)value)
        .Add(nameof(Name), "name", JsonCodecs.Text, static resource => resource.Name, static (resource, value) => resource.Name = (string?)value, MatchRole.Key)
        .Add(nameof(Color), "color", JsonCodecs.CaselessText, static resource => resource.Color, static (resource, value) => resource.Color = (string?)value, MatchRole.Compared)
        .Add(nameof(Kind), "kind", JsonCodecs.WordEnum(("TASK", TickTickProjectKind.Task), ("NOTE", TickTickProjectKind.Note)), static resource => resource.Kind, static (resource, value) => resource.Kind = (TickTickProjectKind?)value, MatchRole.Compared)
        .Add(nameof(ViewMode), "viewMode", JsonCodecs.WordEnum(("list", TickTickViewMode.List), ("kanban", TickTickViewMode.Kanban), ("timeline", TickTickViewMode.Timeline)), static resource => resource.ViewMode, static (resource, value) => resource.ViewMode = (TickTickViewMode?)value, MatchRole.Compared)
        .Add(nameof(Permission), "permission", JsonCodecs.WordEnum(("write", TickTickProjectAccess.Write), ("read", TickTickProjectAccess.Read), ("comment", TickTickProjectAccess.Comment)), static resource => resource.Permission, static (resource, value) => resource.Permission = (TickTickProjectAccess?)value)
        .Add(nameof(IsClosed), "closed", JsonCodecs.Flag, static resource => resource._isClosed, static (resource, value) => resource._isClosed = (bool?)value, MatchRole.EmptyUnlessSent)
        .Add(nameof(GroupId), "groupId", JsonCodecs.SharedText, static resource => resource.GroupId, static (resource, value) => resource.GroupId = (string?)value, MatchRole.Chosen)
        .Add(nameof(SortOrder), "sortOrder", JsonCodecs.LongInteger, static resource => resource.SortOrder, static (resource, value) => resource.SortOrder = (long?)value);

    /// <summary>Returns the name.</summary>
    public override string ToString() => Name ?? string.Empty;

    /// <inheritdoc />
    internal override void WriteTo(Utf8JsonWriter writer) => Schema.Write(writer, this);

    /// <summary>Gets whether the project is the Inbox, which the service does not list.</summary>
    public bool IsInbox => Id is not null && Inbox.IsId(Id);

    /// <summary>Creates a project to update, of which only the ID is known.</summary>
    internal static TickTickProject At(string id)
    {
        var resource = new TickTickProject();
        resource.SetSilently(() => resource.Id = id);
        return resource;
    }

    /// <summary>
    /// Returns a copy to update. An update sends only the properties that are assigned to the copy.
    /// </summary>
    internal TickTickProject Edit() => (TickTickProject)Copy();
}

internal sealed partial class OpenApiClient
{
    /// <summary>
    /// Gets the projects: the Inbox, which the service does not list, and all others, including archived ones.
    /// </summary>
    public async Task<IReadOnlyList<TickTickProject>> GetProjectsAsync()
    {
        IReadOnlyList<TickTickProject> projects = await ReadProjectsAsync().ConfigureAwait(false);
        return [InboxProject(), .. projects];
    }

    public async Task<TickTickProject> GetProjectAsync(string? projectId)
    {
        string path = $"project/{Segment(projectId, "project")}";

        // The service cannot return the Inbox itself.
        if (Inbox.IsId(projectId!)) return InboxProject();
        return await GetResourceAsync(path, TickTickProject.Schema, ProjectDescription(projectId)).ConfigureAwait(false);
    }

    /// <summary>Gets a project with its open tasks and its columns.</summary>
    public Task<ProjectData> GetProjectDataAsync(string? projectId) =>
        projectId is not null && _readAhead.TryRemove(projectId, out ProjectData? data) ? Task.FromResult(data) : ReadProjectDataAsync(projectId);

    private Task<ProjectData> ReadProjectDataAsync(string? projectId)
    {
        string id = projectId is not null && Inbox.IsId(projectId) ? Inbox.Id : Segment(projectId, "project");
        string what = ProjectDescription(projectId);
        return CallAsync(
            Request(HttpMethod.Get, $"project/{id}/data", isIdempotent: true),
            writes: false,
            what,
            response => ReadProjectData(response, id) ?? throw NotFound(what));
    }

    public async Task<TickTickProject> NewProjectAsync(TickTickProject project)
    {
        Require(project.Name, "A project needs a name. Use -Name.");
        TickTickProject created = await CreateAsync(
            new CreateOperation<TickTickProject>
            {
                Path = "project",
                What = $"the project '{project.Name}'",
                Check = "Get-TickTickProject",
                LookupKey = "project",
                ReadExistingAsync = token => ReadExistingAsync("project", TickTickProject.Schema, token),
                Id = static found => found.Id,
                Created = static _ => null,
            },
            TickTickProject.Schema,
            project).ConfigureAwait(false);
        _connection.Projects.Forget();
        WarnAboutIgnoredFields(TickTickProject.Schema, project, created);
        return created;
    }

    public async Task<TickTickProject> SetProjectAsync(TickTickProject project)
    {
        string path = $"project/{Segment(project.Id, "project")}";
        if (project.IsInbox) throw Invalid("The Inbox cannot be changed.");
        TickTickProject changed = await ChangeAsync(
            path,
            TickTickProject.Schema.ToUpdateBody(project),
            TickTickProject.Schema,
            ProjectDescription(project.Id),
            () => GetProjectAsync(project.Id)).ConfigureAwait(false);
        _connection.Projects.Forget();
        WarnAboutIgnoredFields(TickTickProject.Schema, project, changed);
        return changed;
    }

    /// <summary>Removes a project and everything in it.</summary>
    public async Task RemoveProjectAsync(string? projectId)
    {
        string path = $"project/{Segment(projectId, "project")}";
        if (Inbox.IsId(projectId!)) throw Invalid("The Inbox cannot be removed.");
        await DeleteAsync(path, ProjectDescription(projectId)).ConfigureAwait(false);
        _connection.Projects.Forget();
    }

    private static string ProjectDescription(string? projectId) => $"The project {projectId}";

    private static void Require(string? value, string message)
    {
        if (value is null || value.Trim().Length == 0) throw Invalid(message);
    }

    /// <summary>Creates the Inbox, which the service cannot return itself.</summary>
    private TickTickProject InboxProject(string id = Inbox.Id)
    {
        TickTickProject inbox = TickTickProject.At(_connection.Projects.KnowsInboxId ? _connection.Projects.InboxId : id);
        inbox.BeginReading();
        inbox.Name = Inbox.Name;
        inbox.Kind = TickTickProjectKind.Task;
        inbox.EndReading(NewContext());
        return inbox;
    }

    /// <summary>Gets the projects without the Inbox, from the cache if it is recent.</summary>
    private async Task<IReadOnlyList<TickTickProject>> RecentProjectsAsync() =>
        _connection.Projects.Recent(_connection.Clock) ?? await ReadProjectsAsync().ConfigureAwait(false);

    private async Task<IReadOnlyList<TickTickProject>> ReadProjectsAsync()
    {
        List<TickTickProject> projects = await GetResourcesAsync("project", TickTickProject.Schema, "The list of projects").ConfigureAwait(false);
        _connection.Projects.Store(projects, _connection.Clock);
        return projects;
    }

    /// <summary>
    /// Gets the current resources in a request that several commands share, so it does not depend on this command's
    /// cancellation.
    /// </summary>
    private async Task<Snapshot<T>> ReadExistingAsync<T>(string path, ResourceSchema<T> schema, CancellationToken cancellationToken)
        where T : TickTickResource, new()
    {
        OpenApiClient look = _connection.For(_reporter, cancellationToken);
        return await look.CallAsync(
            Request(HttpMethod.Get, path, isIdempotent: true),
            writes: false,
            "The look",
            response => response.IsBlank
                // An empty response says nothing about the existing resources, so it does not prove that a resource
                // is absent.
                ? throw new JsonException("A list was expected.")
                : new Snapshot<T>(ReadResources(response, schema), response.Date)).ConfigureAwait(false);
    }

    private ProjectData? ReadProjectData(ServiceResponse response, string id)
    {
        TickTickProject? project = null;
        List<TickTickTask> tasks = [];
        List<TickTickColumn> columns = [];
        if (response.IsBlank) return null;
        JsonReadContext context = NewContext();
        var reader = new Utf8JsonReader(response.Body);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) throw new JsonException("An object was expected.");
        bool empty = true;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            empty = false;
            string name = JsonText.Get(ref reader);
            reader.Read();
            if (name == "project" && reader.TokenType == JsonTokenType.StartObject) project = TickTickProject.Schema.Read(ref reader, context);
            else if (name == "tasks") tasks = TickTickTask.Schema.ReadList(ref reader, context);
            else if (name == "columns") columns = TickTickColumn.Schema.ReadList(ref reader, context);
            else reader.Skip();
        }

        reader.Read();

        // The service answers {} for an unknown project.
        if (empty && id != Inbox.Id) return null;
        if (project is not null) _connection.Projects.Learn(project);
        return new ProjectData(
            project ?? (id == Inbox.Id ? InboxProject() : null),
            tasks,
            columns,
            response.Date);
    }
}
