using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using TickTick.Api.Reconciliation;

namespace TickTick.Api.Projects;

/// <summary>Gets, creates, changes and removes project groups.</summary>
internal sealed class ProjectGroupClient(OpenApiClient api, ProjectClient projects) : NamedResourceClient<TickTickProjectGroup>("project group", "Get-TickTickProjectGroup")
{
    public override string? IdOf(TickTickProjectGroup resource) => resource.Id;

    public override string? NameOf(TickTickProjectGroup resource) => resource.Name;

    public override async Task<IReadOnlyList<TickTickProjectGroup>> ListAsync() =>
        await api.ListAsync("project/group", TickTickProjectGroup.Schema, "The list of project groups").ConfigureAwait(false);

    /// <summary>Sets the names of the groups of projects. The groups are read only if a project has one.</summary>
    public async Task NameGroupsAsync(IReadOnlyCollection<TickTickProject> projects)
    {
        if (projects.All(static project => project.GroupId is null)) return;
        try
        {
            IReadOnlyList<TickTickProjectGroup> groups = await AllAsync().ConfigureAwait(false);
            foreach (TickTickProject project in projects) project.GroupName = groups.FirstOrDefault(group => group.Id == project.GroupId)?.Name;
        }
        catch (TickTickException exception)
        {
            api.Reporter.Verbose($"The names of the project groups could not be read: {exception.Message}");
        }
    }

    public Task<TickTickProjectGroup> CreateAsync(TickTickProjectGroup group)
    {
        ApiErrors.RequireName(group.Name, "project group");
        return api.CreateAsync(
            new CreateOperation<TickTickProjectGroup>
            {
                Path = "project/group",
                Schema = TickTickProjectGroup.Schema,
                What = $"the project group '{group.Name}'",
                Check = "Get-TickTickProjectGroup",
                Id = static found => found.Id,
            },
            group);
    }

    public Task<TickTickProjectGroup> UpdateAsync(TickTickProjectGroup group)
    {
        if (group.IsAssigned(nameof(group.Name))) ApiErrors.RequireName(group.Name, "project group");
        return api.ChangeAsync(
            $"project/group/{OpenApiClient.Segment(group.Id, "project group")}",
            group,
            TickTickProjectGroup.Schema,
            $"The project group {group.Id}",
            async () => (await ListAsync().ConfigureAwait(false)).FirstOrDefault(found => found.Id == group.Id) ?? throw ApiErrors.NotFound($"The project group {group.Id}"));
    }

    public async Task RemoveAsync(string? id)
    {
        await api.DeleteAsync($"project/group/{OpenApiClient.Segment(id, "project group")}", $"The project group {id}").ConfigureAwait(false);

        // The projects of the group no longer belong to one, so the cached projects are out of date.
        projects.Directory.Forget();
    }
}
