using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using TickTick.Api;
using TickTick.PowerShell.Completion;
using TickTick.PowerShell.Parameters;

namespace TickTick.PowerShell.Commands;

/// <summary>Gets projects, beginning with the Inbox.</summary>
[Cmdlet(VerbsCommon.Get, "TickTickProject", DefaultParameterSetName = "Name", HelpUri = HelpPages.Folder + "Get-TickTickProject.md")]
[OutputType(typeof(TickTickProject))]
public sealed class GetTickTickProjectCommand : ApiCommand
{
    /// <summary>Specifies the projects. Accepts names, wildcards, IDs or project objects.</summary>
    [Parameter(ParameterSetName = "Name", Position = 0, ValueFromPipeline = true)]
    [Alias("InputObject")]
    [NameOrId(Kind = ResourceKind.Project)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    [NotEmpty]
    public string[]? Name { get; set; }

    /// <summary>Specifies the IDs of projects, with <c>inbox</c> for the Inbox.</summary>
    [Parameter(ParameterSetName = "Id", Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectId")]
    [TableCell(IsList = true)]
    public string[]? Id { get; set; }

    /// <summary>Gets only projects of these groups. Accepts names, wildcards, IDs or project group objects.</summary>
    [Parameter(ParameterSetName = "Name")]
    [NameOrId(Kind = ResourceKind.ProjectGroup)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ProjectGroupCompleter))]
    [NotEmpty]
    public string[]? Group { get; set; }

    private protected override void Execute()
    {
        if (Id is not null)
        {
            WriteEach(Id, GetAsync);
            return;
        }

        IReadOnlyCollection<TickTickProject> projects = Name is null ? Await(Client.Projects.ListAsync()) : FindProjects(Name);
        if (Group is not null)
        {
            var groups = new HashSet<string?>(Find(Client.ProjectGroups, Group).Select(group => group.Id));
            projects = [.. projects.Where(project => project.GroupId is { } id && groups.Contains(id))];
        }

        Await(Client.ProjectGroups.NameGroupsAsync(projects));

        // The session caches the projects, and what is assigned to an object must not be sent by another command.
        WriteObject(projects.Select(static project => project.Edit()), enumerateCollection: true);
    }

    private async Task<TickTickProject> GetAsync(string id)
    {
        TickTickProject project = await Client.Projects.GetAsync(id).ConfigureAwait(false);
        await Client.ProjectGroups.NameGroupsAsync([project]).ConfigureAwait(false);
        return project;
    }
}
