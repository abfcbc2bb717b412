using System.Management.Automation;
using TickTick.Api;
using TickTick.PowerShell.Completion;
using TickTick.PowerShell.Parameters;

namespace TickTick.PowerShell.Commands;

/// <summary>Removes project groups; their projects stay.</summary>
[Cmdlet(VerbsCommon.Remove, "TickTickProjectGroup", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, HelpUri = HelpPages.Folder + "Remove-TickTickProjectGroup.md")]
[OutputType(typeof(void))]
public sealed class RemoveTickTickProjectGroupCommand : BatchCommand
{
    /// <summary>The project groups: names, wildcards allowed; ids, or groups themselves.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [NameOrId]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ProjectGroupCompleter))]
    public string[] Group { get; set; } = [];

    /// <summary>Removes them.</summary>
    private protected override void Execute()
    {
        foreach (TickTickProjectGroup group in Find(Client.ProjectGroups, Group))
        {
            if (!ShouldProcess($"project group '{group}' ({group.Id})", "Remove, leaving its projects without a group")) continue;
            OpenApiClient client = Client;
            Enqueue(group, _ => client.RemoveProjectGroupAsync(group.Id));
        }
    }
}
