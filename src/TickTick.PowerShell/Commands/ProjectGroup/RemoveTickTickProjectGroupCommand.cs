using System.Management.Automation;
using TickTick.Api;
using TickTick.PowerShell.Completion;
using TickTick.PowerShell.Parameters;
using TickTick.Sessions;

namespace TickTick.PowerShell.Commands;

/// <summary>Removes project groups. Their projects are not removed.</summary>
[Cmdlet(VerbsCommon.Remove, "TickTickProjectGroup", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, HelpUri = HelpPages.Folder + "Remove-TickTickProjectGroup.md")]
[OutputType(typeof(TickTickProjectGroup))]
public sealed class RemoveTickTickProjectGroupCommand : BatchCommand
{
    /// <summary>Specifies the project groups. Accepts names, wildcards, IDs or project group objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "InputObject")]
    [NameOrId("Group", Kind = ResourceKind.ProjectGroup)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ProjectGroupCompleter))]
    public string[] Group { get; set; } = [];

    /// <summary>Indicates that the removed project groups are returned.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Execute()
    {
        foreach (TickTickProjectGroup group in Find(Client.ProjectGroups, Group))
        {
            if (!ShouldProcess($"project group '{group}' ({group.Id})", "Remove, leaving its projects without a group")) continue;
            TickTickClient client = Client;
            Enqueue(group, () => client.ProjectGroups.RemoveAsync(group.Id), () => WriteIf(PassThru, group));
        }
    }
}
