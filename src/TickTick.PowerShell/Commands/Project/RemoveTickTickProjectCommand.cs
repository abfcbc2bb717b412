using System.Management.Automation;
using TickTick.Api;
using TickTick.PowerShell.Completion;
using TickTick.PowerShell.Parameters;
using TickTick.Sessions;

namespace TickTick.PowerShell.Commands;

/// <summary>Removes projects and everything in them.</summary>
[Cmdlet(VerbsCommon.Remove, "TickTickProject", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, HelpUri = HelpPages.Folder + "Remove-TickTickProject.md")]
[OutputType(typeof(TickTickProject))]
public sealed class RemoveTickTickProjectCommand : BatchCommand
{
    /// <summary>Specifies the projects. Accepts names, wildcards, IDs or project objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "List", "InputObject")]
    [NameOrId("Project", Kind = ResourceKind.Project)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public string[] Project { get; set; } = [];

    /// <summary>Indicates that the removed projects are returned.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Execute()
    {
        foreach (TickTickProject project in FindProjects(Project))
        {
            if (!ShouldProcess($"project '{project}' ({project.Id})", "Remove with all of its tasks")) continue;
            TickTickClient client = Client;
            Enqueue(project, () => client.Projects.RemoveAsync(project.Id), () => WriteIf(PassThru, project));
        }
    }
}
