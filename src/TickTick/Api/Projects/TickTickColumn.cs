using TickTick.Api.Projects;
using TickTick.Api.Resources;

namespace TickTick.Api;

/// <summary>Represents a column of a project's board, or a section of its list.</summary>
public sealed class TickTickColumn : TickTickResource
{
    internal static readonly ResourceSchema<TickTickColumn> Schema = new();

    private static readonly Field s_id = Schema.Text("id");
    private static readonly Field s_projectId = Schema.SharedText("projectId");
    private static readonly Field s_name = Schema.Text("name", MatchRole.Key);
    private static readonly Field s_sortOrder = Schema.LongInteger("sortOrder");

    /// <summary>Gets or sets the ID.</summary>
    public string? Id { get => (string?)Get(s_id); set => Set(s_id, value); }

    /// <summary>Gets or sets the ID of the project.</summary>
    public string? ProjectId { get => (string?)Get(s_projectId); set => Set(s_projectId, value); }

    /// <summary>Gets or sets the name, up to 1000 characters.</summary>
    public string? Name { get => (string?)Get(s_name); set => Set(s_name, value); }

    /// <summary>Gets or sets the sort order. Smaller values come first.</summary>
    public long? SortOrder { get => (long?)Get(s_sortOrder); set => Set(s_sortOrder, value); }

    /// <summary>Returns the name.</summary>
    public override string ToString() => Name ?? string.Empty;

    internal override FieldTable Table => Schema;

    private protected override void OnRead(JsonReadContext context) => ProjectId = Inbox.ShownId(ProjectId, context);

    /// <summary>
    /// Returns a copy to update. An update sends only the properties that are assigned to the copy.
    /// </summary>
    internal TickTickColumn Edit() => (TickTickColumn)Copy();

    /// <summary>Creates a copy to create the resource again, without the values that the service sets.</summary>
    internal TickTickColumn AsNew() => (TickTickColumn)CopyAsNew(nameof(Id), nameof(ProjectId));
}
