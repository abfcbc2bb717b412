using TickTick.Api.Projects;
using TickTick.Api.Resources;

namespace TickTick.Api;

/// <summary>Represents a project: a list of tasks or notes.</summary>
public sealed class TickTickProject : TickTickResource
{
    internal static readonly ResourceSchema<TickTickProject> Schema = new();

    private static readonly Field s_id = Schema.Text("id");
    private static readonly Field s_name = Schema.Text("name", MatchRole.Key);
    private static readonly Field s_color = Schema.CaselessText("color", MatchRole.Compared);
    private static readonly Field s_kind = Schema.WordEnum("kind", MatchRole.Compared, [("TASK", TickTickProjectKind.Task), ("NOTE", TickTickProjectKind.Note)]);
    private static readonly Field s_viewMode = Schema.WordEnum("viewMode", MatchRole.Compared, [("list", TickTickViewMode.List), ("kanban", TickTickViewMode.Kanban), ("timeline", TickTickViewMode.Timeline)]);
    private static readonly Field s_permission = Schema.WordEnum("permission", MatchRole.None, [("write", TickTickProjectAccess.Write), ("read", TickTickProjectAccess.Read), ("comment", TickTickProjectAccess.Comment)]);
    private static readonly Field s_isClosed = Schema.Flag("closed", MatchRole.EmptyUnlessSent);
    private static readonly Field s_groupId = Schema.SharedText("groupId", MatchRole.Chosen);
    private static readonly Field s_sortOrder = Schema.LongInteger("sortOrder");

    private string? _webApp;

    /// <summary>Gets or sets the ID.</summary>
    public string? Id { get => (string?)Get(s_id); set => Set(s_id, value); }

    /// <summary>Gets or sets the name.</summary>
    public string? Name { get => (string?)Get(s_name); set => Set(s_name, value); }

    /// <summary>Gets or sets the color, such as <c>#F18181</c>. A name such as Tomato is converted to its code.</summary>
    /// <exception cref="TickTickException"><c>RequestInvalid</c>: the text is not a color.</exception>
    public string? Color { get => (string?)Get(s_color); set => Set(s_color, ColorCode.ParseIfAny(value)); }

    /// <summary>Gets or sets the kind: tasks or notes.</summary>
    public TickTickProjectKind? Kind { get => (TickTickProjectKind?)Get(s_kind); set => Set(s_kind, value); }

    /// <summary>Gets or sets the view mode.</summary>
    public TickTickViewMode? ViewMode { get => (TickTickViewMode?)Get(s_viewMode); set => Set(s_viewMode, value); }

    /// <summary>Gets or sets the user's permission in the project.</summary>
    public TickTickProjectAccess? Permission { get => (TickTickProjectAccess?)Get(s_permission); set => Set(s_permission, value); }

    /// <summary>Gets or sets whether the project is archived.</summary>
    public bool IsClosed { get => (bool?)Get(s_isClosed) ?? false; set => Set(s_isClosed, value); }

    /// <summary>Gets or sets the ID of the project group.</summary>
    public string? GroupId { get => (string?)Get(s_groupId); set => Set(s_groupId, value); }

    /// <summary>
    /// Gets the name of the project group, or null if there is none or it was not read. It is not sent to the service.
    /// </summary>
    public string? GroupName { get; internal set; }

    /// <summary>Gets or sets the sort order. Smaller values come first.</summary>
    public long? SortOrder { get => (long?)Get(s_sortOrder); set => Set(s_sortOrder, value); }

    /// <summary>Gets the address of the project in the web app, or null if it was not read from the service.</summary>
    public string? Url => _webApp is null || Id is null ? null : $"{_webApp}#p/{Id}/tasks";

    /// <summary>Returns the name.</summary>
    public override string ToString() => Name ?? string.Empty;

    internal override FieldTable Table => Schema;

    /// <summary>Gets whether the project is the Inbox, which the service does not list.</summary>
    public bool IsInbox => Id is not null && Inbox.IsId(Id);

    /// <summary>
    /// Returns a copy to update. An update sends only the properties that are assigned to the copy.
    /// </summary>
    internal TickTickProject Edit() => (TickTickProject)Copy();

    private protected override void OnRead(JsonReadContext context) => _webApp = context.WebApp;

    /// <summary>Creates a copy to create the resource again, without the values that the service sets.</summary>
    internal TickTickProject AsNew() => (TickTickProject)CopyAsNew(nameof(Id), nameof(Permission));
}
