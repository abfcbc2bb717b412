using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using TickTick.Api.Json;
using TickTick.Api.Sending;

namespace TickTick.Api;

/// <summary>A group (folder) of projects.</summary>
public sealed class TickTickProjectGroup : TickTickResource
{
    /// <summary>Its id.</summary>
    public string? Id { get; set { field = value; MarkAssigned(); } }

    /// <summary>Its name, 64 characters at most.</summary>
    public string? Name { get; set { field = value; MarkAssigned(); } }

    /// <summary>How it is shown.</summary>
    public TickTickViewMode? ViewMode { get; set { field = value; MarkAssigned(); } }

    /// <summary>Whether all of its tasks are shown together.</summary>
    public bool? ShowAll { get; set { field = value; MarkAssigned(); } }

    /// <summary>Its place: smaller is higher.</summary>
    public long? SortOrder { get; set { field = value; MarkAssigned(); } }

    /// <summary>How it travels.</summary>
    internal static ResourceSchema<TickTickProjectGroup> Schema { get; } = new ResourceSchema<TickTickProjectGroup>()
        .Add(nameof(Id), "id", JsonCodecs.Text, static thing => thing.Id, static (thing, value) => thing.Id = (string?)value)
        .Add(nameof(Name), "name", JsonCodecs.Text, static thing => thing.Name, static (thing, value) => thing.Name = (string?)value, MatchRole.Key)
        .Add(nameof(ViewMode), "viewMode", JsonCodecs.WordEnum(("list", TickTickViewMode.List), ("kanban", TickTickViewMode.Kanban), ("timeline", TickTickViewMode.Timeline)), static thing => thing.ViewMode, static (thing, value) => thing.ViewMode = (TickTickViewMode?)value, MatchRole.Compared)
        .Add(nameof(ShowAll), "showAll", JsonCodecs.Flag, static thing => thing.ShowAll, static (thing, value) => thing.ShowAll = (bool?)value, MatchRole.Compared)
        .Add(nameof(SortOrder), "sortOrder", JsonCodecs.LongInteger, static thing => thing.SortOrder, static (thing, value) => thing.SortOrder = (long?)value);

    /// <summary>The name.</summary>
    public override string ToString() => Name ?? string.Empty;

    /// <inheritdoc />
    internal override void WriteTo(Utf8JsonWriter writer) => Schema.Write(writer, this);

    /// <summary>One of which only the id is known, to be changed.</summary>
    internal static TickTickProjectGroup At(string id)
    {
        var thing = new TickTickProjectGroup();
        thing.SetSilently(() => thing.Id = id);
        return thing;
    }

    /// <summary>A copy to change: what is assigned to it is what a change sends.</summary>
    internal TickTickProjectGroup Edit() => (TickTickProjectGroup)Copy();
}

internal sealed partial class OpenApiClient
{
    /// <summary>The project groups by id and name.</summary>
    public NamedResources<TickTickProjectGroup> ProjectGroups => field ??= new(
        "project group", "Get-TickTickProjectGroup", static group => group.Id, static group => group.Name, GetProjectGroupsAsync);

    /// <summary>The project groups.</summary>
    public async Task<IReadOnlyList<TickTickProjectGroup>> GetProjectGroupsAsync() =>
        await GetResourcesAsync("project/group", TickTickProjectGroup.Schema, "The list of project groups").ConfigureAwait(false);

    /// <summary>Makes a project group.</summary>
    public Task<TickTickProjectGroup> NewProjectGroupAsync(TickTickProjectGroup group)
    {
        Require(group.Name, "A project group needs a name. Use -Name.");
        return CreateAsync(
            new CreateOperation<TickTickProjectGroup>
            {
                Path = "project/group",
                What = $"the project group '{group.Name}'",
                Check = "Get-TickTickProjectGroup",
                Place = "project/group",
                LookAsync = token => LookAsync("project/group", TickTickProjectGroup.Schema, token),
                Id = static found => found.Id,
                Created = static _ => null,
            },
            TickTickProjectGroup.Schema,
            group);
    }

    /// <summary>Changes a project group.</summary>
    public Task<TickTickProjectGroup> SetProjectGroupAsync(TickTickProjectGroup group) =>
        ChangeAsync(
            $"project/group/{Segment(group.Id, "project group")}",
            TickTickProjectGroup.Schema.ToChange(group),
            TickTickProjectGroup.Schema,
            $"The project group {group.Id}",
            async () => (await GetProjectGroupsAsync().ConfigureAwait(false)).FirstOrDefault(found => found.Id == group.Id) ?? throw NotFound($"The project group {group.Id}"));

    /// <summary>Removes a project group.</summary>
    public async Task RemoveProjectGroupAsync(string? id)
    {
        await DeleteAsync($"project/group/{Segment(id, "project group")}", $"The project group {id}").ConfigureAwait(false);

        // Its projects lie in no group now.
        _connection.Projects.Forget();
    }
}
