using System.Management.Automation;
using TickTick.Api;
using TickTick.Api.Resources;
using TickTick.PowerShell.Completion;
using TickTick.PowerShell.Parameters;
using TickTick.Sessions;

namespace TickTick.PowerShell.Commands;

/// <summary>Changes project groups.</summary>
[Cmdlet(VerbsCommon.Set, "TickTickProjectGroup", SupportsShouldProcess = true, HelpUri = HelpPages.Folder + "Set-TickTickProjectGroup.md")]
[OutputType(typeof(TickTickProjectGroup))]
public sealed class SetTickTickProjectGroupCommand : ProjectGroupCommand
{
    /// <summary>Specifies the project groups. Accepts names, wildcards, IDs or project group objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "InputObject")]
    [NameOrId("Group", Kind = ResourceKind.ProjectGroup)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ProjectGroupCompleter))]
    public string[] Group { get; set; } = [];

    /// <summary>Specifies the new name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableCell]
    public string? Name { get; set; }

    /// <summary>Indicates that the project groups are returned.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override bool Changes => true;

    private protected override void Execute()
    {
        foreach (TickTickProjectGroup group in Find(Client.ProjectGroups, Group))
        {
            TickTickProjectGroup changed = Piped(group).Edit();
            if (IsGiven(nameof(Name), Name)) changed.Name = Name;
            Apply(changed);
            if (!ShouldProcess($"project group '{group}' ({group.Id})", Action("Change", ResourceChanges.Describe(group, changed)))) continue;
            TickTickClient client = Client;
            EnqueueUpdate(group, group.Id, changed, () => client.ProjectGroups.UpdateAsync(changed), PassThru);
        }
    }
}
