using System.Text.Json;
using TickTick.Api.Projects;
using TickTick.Api.Resources;

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
