using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using TickTick.Api.Reconciliation;

namespace TickTick.Api.Projects;

/// <summary>Gets, creates and changes the columns of projects.</summary>
internal sealed class ColumnClient(OpenApiClient api, ProjectClient projects)
{
    private readonly ConcurrentDictionary<string, Task<IReadOnlyList<TickTickColumn>>> _columns = new(StringComparer.Ordinal);

    /// <summary>Gets the columns of a project.</summary>
    public async Task<IReadOnlyList<TickTickColumn>> ListAsync(string? projectId) =>
        await api.ListAsync(await ColumnPathAsync(projectId).ConfigureAwait(false), TickTickColumn.Schema, ProjectClient.Describe(projectId)).ConfigureAwait(false);

    /// <summary>Gets the columns of a project that match names.</summary>
    /// <exception cref="TickTickException"><c>NotFound</c>.</exception>
    public async Task<IReadOnlyList<TickTickColumn>> ListAsync(TickTickProject project, IReadOnlyList<NamePattern> names, bool isDemanded)
    {
        IReadOnlyList<TickTickColumn> columns = await ListAsync(project.Id).ConfigureAwait(false);
        var found = new HashSet<TickTickColumn>();
        foreach (NamePattern name in names)
        {
            IReadOnlyList<TickTickColumn> fitting = name.Select(columns, static column => column.Id, static column => column.Name);
            if (fitting.Count == 0 && name.IsLiteral && isDemanded) throw name.NotFound("column", CommandFor(project.Id!), columns.Select(static column => column.Name));
            found.UnionWith(fitting);
        }

        return columns.Where(found.Contains).OrderBy(column => column.SortOrder).ToList();
    }

    public async Task<TickTickColumn> CreateAsync(string? projectId, TickTickColumn column)
    {
        ApiErrors.RequireName(column.Name, "column");
        string path = await ColumnPathAsync(projectId).ConfigureAwait(false);
        return await api.CreateAsync(
            new CreateOperation<TickTickColumn>
            {
                Path = path,
                Schema = TickTickColumn.Schema,
                What = $"the column '{column.Name}'",
                Check = CommandFor(projectId!),
                Id = static found => found.Id,
            },
            column).ConfigureAwait(false);
    }

    public async Task<TickTickColumn> UpdateAsync(TickTickColumn column)
    {
        if (column.IsAssigned(nameof(column.Name))) ApiErrors.RequireName(column.Name, "column");
        return await api.ChangeAsync(
            $"{await ColumnPathAsync(column.ProjectId).ConfigureAwait(false)}/{OpenApiClient.Segment(column.Id, "column")}",
            column,
            TickTickColumn.Schema,
            $"The column {column.Id}",
            async () => (await ListAsync(column.ProjectId).ConfigureAwait(false)).FirstOrDefault(found => found.Id == column.Id) ?? throw ApiErrors.NotFound($"The column {column.Id}")).ConfigureAwait(false);
    }

    /// <summary>Finds the one column of a project that the text selects.</summary>
    /// <exception cref="TickTickException"><c>NotFound</c>; <c>NameAmbiguous</c>.</exception>
    public async Task<TickTickColumn> FindOneAsync(string projectId, NamePattern name)
    {
        IReadOnlyList<TickTickColumn> columns = await _columns.GetOrAdd(projectId, id => ListAsync(id)).ConfigureAwait(false);
        return name.SelectOne(columns, static column => column.Id, static column => column.Name, "column", CommandFor(projectId));
    }

    // By ID, because a name can contain quotes.
    private static string CommandFor(string projectId) => $"Get-TickTickColumn {projectId}";

    private async Task<string> ColumnPathAsync(string? projectId) =>
        $"project/{OpenApiClient.Segment(await projects.RealIdAsync(projectId, "project of the column").ConfigureAwait(false), "project")}/column";
}
