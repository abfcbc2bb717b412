using System.Management.Automation;
using TickTick.Api;
using TickTick.PowerShell.Completion;
using TickTick.PowerShell.Parameters;
using TickTick.Sessions;

namespace TickTick.PowerShell.Commands;

/// <summary>Changes projects.</summary>
[Cmdlet(VerbsCommon.Set, "TickTickProject", SupportsShouldProcess = true, HelpUri = HelpPages.Folder + "Set-TickTickProject.md")]
[OutputType(typeof(TickTickProject))]
public sealed class SetTickTickProjectCommand : ProjectCommand
{
    /// <summary>Specifies the projects. Accepts names, wildcards, IDs or project objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "List", "InputObject")]
    [NameOrId("Project", Kind = ResourceKind.Project)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public string[] Project { get; set; } = [];

    /// <summary>Specifies the new name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableCell]
    public string? Name { get; set; }

    /// <summary>Indicates that the projects are returned.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override bool Changes => true;

    private protected override void Execute()
    {
        foreach (TickTickProject project in FindProjects(Project))
        {
            TryEach(project, () =>
            {
                TickTickProject changed = Piped(project).Edit();
                if (IsGiven(nameof(Name), Name)) changed.Name = Name;
                Apply(changed);
                if (!ShouldProcess($"project '{project}' ({project.Id})", Action("Change", Describe(project, changed)))) return;
                TickTickClient client = Client;
                EnqueueUpdate(
                    project,
                    project.Id,
                    changed,
                    () => PassThru ? NameGroupAsync(client, client.Projects.UpdateAsync(changed)) : client.Projects.UpdateAsync(changed),
                    PassThru);
            });
        }
    }
}
