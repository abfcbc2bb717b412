using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using TickTick.Api.Reconciliation;
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

internal sealed partial class OpenApiClient
{
    /// <summary>Gets the columns of a project.</summary>
    public async Task<IReadOnlyList<TickTickColumn>> GetColumnsAsync(string? projectId) =>
        await GetResourcesAsync(ColumnPath(projectId), TickTickColumn.Schema, ProjectDescription(projectId)).ConfigureAwait(false);

    /// <summary>Gets the columns of a project that match names.</summary>
    /// <exception cref="TickTickException"><c>NotFound</c>.</exception>
    public async Task<IReadOnlyList<TickTickColumn>> GetColumnsAsync(TickTickProject project, IReadOnlyList<NamePattern> names, bool isDemanded)
    {
        IReadOnlyList<TickTickColumn> columns = await GetColumnsAsync(project.Id).ConfigureAwait(false);
        var found = new HashSet<TickTickColumn>();
        foreach (NamePattern name in names)
        {
            IReadOnlyList<TickTickColumn> fitting = name.Select(columns, static column => column.Id, static column => column.Name);
            if (fitting.Count == 0 && name.IsLiteral && isDemanded) throw name.NotFound("column", $"Get-TickTickColumn '{project}'");
            found.UnionWith(fitting);
        }

        return columns.Where(found.Contains).OrderBy(column => column.SortOrder).ToList();
    }

    public Task<TickTickColumn> NewColumnAsync(string? projectId, TickTickColumn column)
    {
        Require(column.Name, "A column needs a name. Use -Name.");
        string path = ColumnPath(projectId);
        return CreateAsync(
            new CreateOperation<TickTickColumn>
            {
                Path = path,
                What = $"the column '{column.Name}'",
                Check = "Get-TickTickColumn",
                LookupKey = path,
                ReadExistingAsync = token => ReadExistingAsync(path, TickTickColumn.Schema, token),
                Id = static found => found.Id,
                Created = static _ => null,
            },
            TickTickColumn.Schema,
            column);
    }

    public Task<TickTickColumn> SetColumnAsync(TickTickColumn column) =>
        ChangeAsync(
            $"{ColumnPath(column.ProjectId)}/{Segment(column.Id, "column")}",
            TickTickColumn.Schema.ToUpdateBody(column),
            TickTickColumn.Schema,
            $"The column {column.Id}",
            async () => (await GetColumnsAsync(column.ProjectId).ConfigureAwait(false)).FirstOrDefault(found => found.Id == column.Id) ?? throw NotFound($"The column {column.Id}"));

    private static string ColumnPath(string? projectId) => $"project/{Segment(projectId, "project")}/column";
}
