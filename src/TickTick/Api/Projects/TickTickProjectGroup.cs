using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using TickTick.Api.Reconciliation;
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

internal sealed partial class OpenApiClient
{
    /// <summary>Gets the look-up of project groups by ID or name.</summary>
    public NamedResources<TickTickProjectGroup> ProjectGroups => field ??= new(
        "project group", "Get-TickTickProjectGroup", static group => group.Id, static group => group.Name, GetProjectGroupsAsync);

    public async Task<IReadOnlyList<TickTickProjectGroup>> GetProjectGroupsAsync() =>
        await GetResourcesAsync("project/group", TickTickProjectGroup.Schema, "The list of project groups").ConfigureAwait(false);

    public Task<TickTickProjectGroup> NewProjectGroupAsync(TickTickProjectGroup group)
    {
        Require(group.Name, "A project group needs a name. Use -Name.");
        return CreateAsync(
            new CreateOperation<TickTickProjectGroup>
            {
                Path = "project/group",
                What = $"the project group '{group.Name}'",
                Check = "Get-TickTickProjectGroup",
                LookupKey = "project/group",
                ReadExistingAsync = token => ReadExistingAsync("project/group", TickTickProjectGroup.Schema, token),
                Id = static found => found.Id,
                Created = static _ => null,
            },
            TickTickProjectGroup.Schema,
            group);
    }

    public Task<TickTickProjectGroup> SetProjectGroupAsync(TickTickProjectGroup group) =>
        ChangeAsync(
            $"project/group/{Segment(group.Id, "project group")}",
            TickTickProjectGroup.Schema.ToUpdateBody(group),
            TickTickProjectGroup.Schema,
            $"The project group {group.Id}",
            async () => (await GetProjectGroupsAsync().ConfigureAwait(false)).FirstOrDefault(found => found.Id == group.Id) ?? throw NotFound($"The project group {group.Id}"));

    public async Task RemoveProjectGroupAsync(string? id)
    {
        await DeleteAsync($"project/group/{Segment(id, "project group")}", $"The project group {id}").ConfigureAwait(false);

        // The projects of the group no longer belong to one, so the cached projects are out of date.
        _connection.Projects.Forget();
    }
}
