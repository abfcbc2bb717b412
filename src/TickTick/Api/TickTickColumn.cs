using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using TickTick.Api.Json;
using TickTick.Api.Sending;

namespace TickTick.Api;

/// <summary>A column of a project's board, or a section of its list.</summary>
public sealed class TickTickColumn : TickTickResource
{
    /// <summary>Its id.</summary>
    public string? Id { get; set { field = value; MarkAssigned(); } }

    /// <summary>The id of its project.</summary>
    public string? ProjectId { get; set { field = value; MarkAssigned(); } }

    /// <summary>Its name, 1000 characters at most.</summary>
    public string? Name { get; set { field = value; MarkAssigned(); } }

    /// <summary>Its place: smaller is further left.</summary>
    public long? SortOrder { get; set { field = value; MarkAssigned(); } }

    /// <summary>How it travels.</summary>
    internal static ResourceSchema<TickTickColumn> Schema { get; } = new ResourceSchema<TickTickColumn>()
        .Add(nameof(Id), "id", JsonCodecs.Text, static thing => thing.Id, static (thing, value) => thing.Id = (string?)value)
        .Add(nameof(ProjectId), "projectId", JsonCodecs.SharedText, static thing => thing.ProjectId, static (thing, value) => thing.ProjectId = (string?)value)
        .Add(nameof(Name), "name", JsonCodecs.Text, static thing => thing.Name, static (thing, value) => thing.Name = (string?)value, MatchRole.Key)
        .Add(nameof(SortOrder), "sortOrder", JsonCodecs.LongInteger, static thing => thing.SortOrder, static (thing, value) => thing.SortOrder = (long?)value);

    /// <summary>The name.</summary>
    public override string ToString() => Name ?? string.Empty;

    /// <inheritdoc />
    internal override void WriteTo(Utf8JsonWriter writer) => Schema.Write(writer, this);

    /// <summary>A column of which only the place is known, to be changed.</summary>
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

    /// <summary>A copy to change: what is assigned to it is what a change sends.</summary>
    internal TickTickColumn Edit() => (TickTickColumn)Copy();
}

internal sealed partial class OpenApiClient
{
    /// <summary>The columns of a project.</summary>
    public async Task<IReadOnlyList<TickTickColumn>> GetColumnsAsync(string? projectId) =>
        await GetResourcesAsync(ColumnPath(projectId), TickTickColumn.Schema, ProjectWords(projectId)).ConfigureAwait(false);

    /// <summary>The columns of a project that are meant.</summary>
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

    /// <summary>Makes a column.</summary>
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
                Place = path,
                LookAsync = token => LookAsync(path, TickTickColumn.Schema, token),
                Id = static found => found.Id,
                Created = static _ => null,
            },
            TickTickColumn.Schema,
            column);
    }

    /// <summary>Changes a column.</summary>
    public Task<TickTickColumn> SetColumnAsync(TickTickColumn column) =>
        ChangeAsync(
            $"{ColumnPath(column.ProjectId)}/{Segment(column.Id, "column")}",
            TickTickColumn.Schema.ToChange(column),
            TickTickColumn.Schema,
            $"The column {column.Id}",
            async () => (await GetColumnsAsync(column.ProjectId).ConfigureAwait(false)).FirstOrDefault(found => found.Id == column.Id) ?? throw NotFound($"The column {column.Id}"));

    private static string ColumnPath(string? projectId) => $"project/{Segment(projectId, "project")}/column";
}
