using System.Collections.Generic;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using TickTick.Api.Json;
using TickTick.Api.Sending;
using TickTick.Http;

namespace TickTick.Api;

/// <summary>A project: a list of tasks or notes.</summary>
public sealed class TickTickProject : TickTickResource
{
    private bool? _isClosed;

    /// <summary>Its id.</summary>
    public string? Id { get; set { field = value; MarkAssigned(); } }

    /// <summary>Its name.</summary>
    public string? Name { get; set { field = value; MarkAssigned(); } }

    /// <summary>Its colour, as <c>#F18181</c>.</summary>
    public string? Color { get; set { field = value; MarkAssigned(); } }

    /// <summary>What it holds.</summary>
    public TickTickProjectKind? Kind { get; set { field = value; MarkAssigned(); } }

    /// <summary>How it is shown.</summary>
    public TickTickViewMode? ViewMode { get; set { field = value; MarkAssigned(); } }

    /// <summary>What the user may do in it.</summary>
    public TickTickProjectAccess? Permission { get; set { field = value; MarkAssigned(); } }

    /// <summary>Whether it is archived.</summary>
    public bool IsClosed
    {
        get => _isClosed ?? false;
        set { _isClosed = value; MarkAssigned(); }
    }

    /// <summary>The id of its group.</summary>
    public string? GroupId { get; set { field = value; MarkAssigned(); } }

    /// <summary>Its place: smaller is higher.</summary>
    public long? SortOrder { get; set { field = value; MarkAssigned(); } }

    /// <summary>How it travels.</summary>
    internal static ResourceSchema<TickTickProject> Schema { get; } = new ResourceSchema<TickTickProject>()
        .Add(nameof(Id), "id", JsonCodecs.Text, static thing => thing.Id, static (thing, value) => thing.Id = (string?)value)
        .Add(nameof(Name), "name", JsonCodecs.Text, static thing => thing.Name, static (thing, value) => thing.Name = (string?)value, MatchRole.Key)
        .Add(nameof(Color), "color", JsonCodecs.CaselessText, static thing => thing.Color, static (thing, value) => thing.Color = (string?)value, MatchRole.Compared)
        .Add(nameof(Kind), "kind", JsonCodecs.WordEnum(("TASK", TickTickProjectKind.Task), ("NOTE", TickTickProjectKind.Note)), static thing => thing.Kind, static (thing, value) => thing.Kind = (TickTickProjectKind?)value, MatchRole.Compared)
        .Add(nameof(ViewMode), "viewMode", JsonCodecs.WordEnum(("list", TickTickViewMode.List), ("kanban", TickTickViewMode.Kanban), ("timeline", TickTickViewMode.Timeline)), static thing => thing.ViewMode, static (thing, value) => thing.ViewMode = (TickTickViewMode?)value, MatchRole.Compared)
        .Add(nameof(Permission), "permission", JsonCodecs.WordEnum(("write", TickTickProjectAccess.Write), ("read", TickTickProjectAccess.Read), ("comment", TickTickProjectAccess.Comment)), static thing => thing.Permission, static (thing, value) => thing.Permission = (TickTickProjectAccess?)value)
        .Add(nameof(IsClosed), "closed", JsonCodecs.Flag, static thing => thing._isClosed, static (thing, value) => thing._isClosed = (bool?)value, MatchRole.EmptyUnlessSent)
        .Add(nameof(GroupId), "groupId", JsonCodecs.SharedText, static thing => thing.GroupId, static (thing, value) => thing.GroupId = (string?)value, MatchRole.Chosen)
        .Add(nameof(SortOrder), "sortOrder", JsonCodecs.LongInteger, static thing => thing.SortOrder, static (thing, value) => thing.SortOrder = (long?)value);

    /// <summary>The name.</summary>
    public override string ToString() => Name ?? string.Empty;

    /// <inheritdoc />
    internal override void WriteTo(Utf8JsonWriter writer) => Schema.Write(writer, this);

    /// <summary>Whether it is the Inbox, which the service does not list.</summary>
    public bool IsInbox => Id is not null && Inbox.IsId(Id);

    /// <summary>One of which only the id is known, to be changed.</summary>
    internal static TickTickProject At(string id)
    {
        var thing = new TickTickProject();
        thing.SetSilently(() => thing.Id = id);
        return thing;
    }

    /// <summary>A copy to change: what is assigned to it is what a change sends.</summary>
    internal TickTickProject Edit() => (TickTickProject)Copy();
}

internal sealed partial class OpenApiClient
{
    /// <summary>The projects: the Inbox, which the service does not list, and all others, archived ones included.</summary>
    public async Task<IReadOnlyList<TickTickProject>> GetProjectsAsync()
    {
        IReadOnlyList<TickTickProject> projects = await ReadProjectsAsync().ConfigureAwait(false);
        return [InboxProject(), .. projects];
    }

    /// <summary>A project.</summary>
    public async Task<TickTickProject> GetProjectAsync(string? projectId)
    {
        string path = $"project/{Segment(projectId, "project")}";

        // The service does not know the Inbox by itself.
        if (Inbox.IsId(projectId!)) return InboxProject();
        return await GetResourceAsync(path, TickTickProject.Schema, ProjectWords(projectId)).ConfigureAwait(false);
    }

    /// <summary>A project with its open tasks and its columns.</summary>
    public Task<ProjectData> GetProjectDataAsync(string? projectId) =>
        projectId is not null && _readAhead.TryRemove(projectId, out ProjectData? data) ? Task.FromResult(data) : ReadProjectDataAsync(projectId);

    private Task<ProjectData> ReadProjectDataAsync(string? projectId)
    {
        string id = projectId is not null && Inbox.IsId(projectId) ? Inbox.Id : Segment(projectId, "project");
        string what = ProjectWords(projectId);
        return CallAsync(
            Request(HttpMethod.Get, $"project/{id}/data", isIdempotent: true),
            writes: false,
            what,
            response => ReadProjectData(response, id) ?? throw NotFound(what));
    }

    /// <summary>Makes a project.</summary>
    public async Task<TickTickProject> NewProjectAsync(TickTickProject project)
    {
        Require(project.Name, "A project needs a name. Use -Name.");
        TickTickProject created = await CreateAsync(
            new CreateOperation<TickTickProject>
            {
                Path = "project",
                What = $"the project '{project.Name}'",
                Check = "Get-TickTickProject",
                Place = "project",
                LookAsync = token => LookAsync("project", TickTickProject.Schema, token),
                Id = static found => found.Id,
                Created = static _ => null,
            },
            TickTickProject.Schema,
            project).ConfigureAwait(false);
        _connection.Projects.Forget();
        WarnAboutIgnoredFields(TickTickProject.Schema, project, created);
        return created;
    }

    /// <summary>Changes a project.</summary>
    public async Task<TickTickProject> SetProjectAsync(TickTickProject project)
    {
        string path = $"project/{Segment(project.Id, "project")}";
        if (project.IsInbox) throw Invalid("The Inbox cannot be changed.");
        TickTickProject changed = await ChangeAsync(
            path,
            TickTickProject.Schema.ToChange(project),
            TickTickProject.Schema,
            ProjectWords(project.Id),
            () => GetProjectAsync(project.Id)).ConfigureAwait(false);
        _connection.Projects.Forget();
        WarnAboutIgnoredFields(TickTickProject.Schema, project, changed);
        return changed;
    }

    /// <summary>Removes a project with everything in it.</summary>
    public async Task RemoveProjectAsync(string? projectId)
    {
        string path = $"project/{Segment(projectId, "project")}";
        if (Inbox.IsId(projectId!)) throw Invalid("The Inbox cannot be removed.");
        await DeleteAsync(path, ProjectWords(projectId)).ConfigureAwait(false);
        _connection.Projects.Forget();
    }

    private static string ProjectWords(string? projectId) => $"The project {projectId}";

    private static void Require(string? value, string message)
    {
        if (value is null || value.Trim().Length == 0) throw Invalid(message);
    }

    /// <summary>The Inbox, which the service does not know by itself.</summary>
    private TickTickProject InboxProject(string id = Inbox.Id)
    {
        TickTickProject inbox = TickTickProject.At(_connection.Projects.KnowsInboxId ? _connection.Projects.InboxId : id);
        inbox.BeginReading();
        inbox.Name = Inbox.Name;
        inbox.Kind = TickTickProjectKind.Task;
        inbox.EndReading(NewContext());
        return inbox;
    }

    /// <summary>The projects without the Inbox; read again only after a while.</summary>
    private async Task<IReadOnlyList<TickTickProject>> RecentProjectsAsync() =>
        _connection.Projects.Recent(_connection.Clock) ?? await ReadProjectsAsync().ConfigureAwait(false);

    private async Task<IReadOnlyList<TickTickProject>> ReadProjectsAsync()
    {
        List<TickTickProject> projects = await GetResourcesAsync("project", TickTickProject.Schema, "The list of projects").ConfigureAwait(false);
        _connection.Projects.Store(projects, _connection.Clock);
        return projects;
    }

    /// <summary>What is there now, by a call that others share: it is not bound to this command's cancellation.</summary>
    private async Task<Snapshot<T>> LookAsync<T>(string path, ResourceSchema<T> schema, CancellationToken cancellationToken)
        where T : TickTickResource, new()
    {
        OpenApiClient look = _connection.For(_reporter, cancellationToken);
        return await look.CallAsync(
            Request(HttpMethod.Get, path, isIdempotent: true),
            writes: false,
            "The look",
            response => response.IsBlank
                // Nothing was said of what is there: that a thing is not must not be concluded from it.
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

        // An unknown project is answered with {}.
        if (empty && id != Inbox.Id) return null;
        if (project is not null) _connection.Projects.Learn(project);
        return new ProjectData(
            project ?? (id == Inbox.Id ? InboxProject() : null),
            tasks,
            columns,
            response.Date);
    }
}
