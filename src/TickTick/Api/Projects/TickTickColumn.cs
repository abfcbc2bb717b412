using System.Text.Json;
using TickTick.Api.Resources;

namespace TickTick.Api;

/// <summary>Represents a column of a project's board, or a section of its list.</summary>
public sealed class TickTickColumn : TickTickResource
{
    /// <summary>Gets or sets the ID.</summary>
    public string? Id { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the ID of the project.</summary>
    public string? ProjectId { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the name, up to 1000 characters.</summary>
    public string? Name { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the sort order. Smaller values come first.</summary>
    public long? SortOrder { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets the JSON schema of the resource.</summary>
    internal static ResourceSchema<TickTickColumn> Schema { get; } = new ResourceSchema<TickTickColumn>()
        .Add(nameof(Id), "id", JsonCodecs.Text, static resource => resource.Id, static (resource, value) => resource.Id = (string?)value)
        .Add(nameof(ProjectId), "projectId", JsonCodecs.SharedText, static resource => resource.ProjectId, static (resource, value) => resource.ProjectId = (string?)value)
        .Add(nameof(Name), "name", JsonCodecs.Text, static resource => resource.Name, static (resource, value) => resource.Name = (string?)value, MatchRole.Key)
        .Add(nameof(SortOrder), "sortOrder", JsonCodecs.LongInteger, static resource => resource.SortOrder, static (resource, value) => resource.SortOrder = (long?)value);

    /// <summary>Returns the name.</summary>
    public override string ToString() => Name ?? string.Empty;

    /// <inheritdoc />
    internal override void WriteTo(Utf8JsonWriter writer) => Schema.Write(writer, this);

    /// <summary>Creates a column to update, of which only the IDs are known.</summary>
    internal static TickTickColumn At(string projectId, string id)
    {
        var column = new TickTickColumn();
        column.SetSilently(() =>
        {
            column.ProjectId = projectId;
            column.Id = id;
        });
        return column;
    }

    /// <summary>
    /// Returns a copy to update. An update sends only the properties that are assigned to the copy.
    /// </summary>
    internal TickTickColumn Edit() => (TickTickColumn)Copy();
}
