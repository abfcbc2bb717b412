using System.Management.Automation;
using TickTick.Api;
using TickTick.PowerShell.Completion;
using TickTick.PowerShell.Parameters;
using TickTick.Sessions;

namespace TickTick.PowerShell.Commands;

/// <summary>Gets the members of shared projects.</summary>
[Cmdlet(VerbsCommon.Get, "TickTickProjectMember", HelpUri = HelpPages.Folder + "Get-TickTickProjectMember.md")]
[OutputType(typeof(TickTickProjectMember))]
public sealed class GetTickTickProjectMemberCommand : BatchCommand
{
    /// <summary>Specifies the projects. Accepts names, wildcards, IDs or project objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "ProjectId", "List", "InputObject")]
    [NameOrId(Kind = ResourceKind.Project)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public string[] Project { get; set; } = [];

    private protected override string[] RelatedKinds => [ResourceKind.Project];

    private protected override void Execute()
    {
        foreach (TickTickProject project in FindProjects(Project))
        {
            TickTickClient client = Client;
            Enqueue(project, () => client.Projects.ListMembersAsync(project), members => WriteObject(members, enumerateCollection: true));
        }
    }
}
