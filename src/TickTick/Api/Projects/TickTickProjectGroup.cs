using TickTick.Api.Resources;

namespace TickTick.Api;

/// <summary>Represents a group (folder) of projects.</summary>
public sealed class TickTickProjectGroup : TickTickResource
{
    internal static readonly ResourceSchema<TickTickProjectGroup> Schema = new();

    private static readonly Field s_id = Schema.Text("id");
    private static readonly Field s_name = Schema.Text("name", MatchRole.Key);
    private static readonly Field s_viewMode = Schema.WordEnum("viewMode", MatchRole.Compared, [("list", TickTickViewMode.List), ("kanban", TickTickViewMode.Kanban), ("timeline", TickTickViewMode.Timeline)]);
    private static readonly Field s_showAll = Schema.Flag("showAll", MatchRole.Compared);
    private static readonly Field s_sortOrder = Schema.LongInteger("sortOrder");

    /// <summary>Gets or sets the ID.</summary>
    public string? Id { get => (string?)Get(s_id); set => Set(s_id, value); }

    /// <summary>Gets or sets the name, up to 64 characters.</summary>
    public string? Name { get => (string?)Get(s_name); set => Set(s_name, value); }

    /// <summary>Gets or sets the view mode.</summary>
    public TickTickViewMode? ViewMode { get => (TickTickViewMode?)Get(s_viewMode); set => Set(s_viewMode, value); }

    /// <summary>Gets or sets whether all tasks of the group are shown together.</summary>
    public bool? ShowAll { get => (bool?)Get(s_showAll); set => Set(s_showAll, value); }

    /// <summary>Gets or sets the sort order. Smaller values come first.</summary>
    public long? SortOrder { get => (long?)Get(s_sortOrder); set => Set(s_sortOrder, value); }

    /// <summary>Returns the name.</summary>
    public override string ToString() => Name ?? string.Empty;

    internal override FieldTable Table => Schema;

    /// <summary>
    /// Returns a copy to update. An update sends only the properties that are assigned to the copy.
    /// </summary>
    internal TickTickProjectGroup Edit() => (TickTickProjectGroup)Copy();

    /// <summary>Creates a copy to create the resource again, without the values that the service sets.</summary>
    internal TickTickProjectGroup AsNew() => (TickTickProjectGroup)CopyAsNew(nameof(Id));
}
