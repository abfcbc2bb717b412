using System.Text.Json;
using TickTick.Api.Resources;

namespace TickTick.Api;

/// <summary>Represents a group (folder) of projects.</summary>
public sealed class TickTickProjectGroup : TickTickResource
{
    /// <summary>Gets or sets the ID.</summary>
    public string? Id { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the name, up to 64 characters.</summary>
    public string? Name { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the view mode.</summary>
    public TickTickViewMode? ViewMode { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets whether all tasks of the group are shown together.</summary>
    public bool? ShowAll { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the sort order. Smaller values come first.</summary>
    public long? SortOrder { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets the JSON schema of the resource.</summary>
    internal static ResourceSchema<TickTickProjectGroup> Schema { get; } = new ResourceSchema<TickTickProjectGroup>()
        .Add(nameof(Id), "id", JsonCodecs.Text, static resource => resource.Id, static (resource, value) => resource.Id = (string?)value)
        .Add(nameof(Name), "name", JsonCodecs.Text, static resource => resource.Name, static (resource, value) => resource.Name = (string?)value, MatchRole.Key)
        .Add(nameof(ViewMode), "viewMode", JsonCodecs.WordEnum(("list", TickTickViewMode.List), ("kanban", TickTickViewMode.Kanban), ("timeline", TickTickViewMode.Timeline)), static resource => resource.ViewMode, static (resource, value) => resource.ViewMode = (TickTickViewMode?)value, MatchRole.Compared)
        .Add(nameof(ShowAll), "showAll", JsonCodecs.Flag, static resource => resource.ShowAll, static (resource, value) => resource.ShowAll = (bool?)value, MatchRole.Compared)
        .Add(nameof(SortOrder), "sortOrder", JsonCodecs.LongInteger, static resource => resource.SortOrder, static (resource, value) => resource.SortOrder = (long?)value);

    /// <summary>Returns the name.</summary>
    public override string ToString() => Name ?? string.Empty;

    /// <inheritdoc />
    internal override void WriteTo(Utf8JsonWriter writer) => Schema.Write(writer, this);

    /// <summary>Creates a project group to update, of which only the ID is known.</summary>
    internal static TickTickProjectGroup At(string id)
    {
        var resource = new TickTickProjectGroup();
        resource.SetSilently(() => resource.Id = id);
        return resource;
    }

    /// <summary>
    /// Returns a copy to update. An update sends only the properties that are assigned to the copy.
    /// </summary>
    internal TickTickProjectGroup Edit() => (TickTickProjectGroup)Copy();
}
