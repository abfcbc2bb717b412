using System.Management.Automation;
using TickTick.Api;
using TickTick.Api.Resources;
using TickTick.PowerShell.Parameters;
using TickTick.Sessions;

namespace TickTick.PowerShell.Commands;

/// <summary>Creates project groups, one after the other, so that they are in the order of the input.</summary>
[Cmdlet(VerbsCommon.New, "TickTickProjectGroup", SupportsShouldProcess = true, HelpUri = HelpPages.Folder + "New-TickTickProjectGroup.md")]
[OutputType(typeof(TickTickProjectGroup))]
public sealed class NewTickTickProjectGroupCommand : ProjectGroupCommand
{
    /// <summary>Specifies the name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Text]
    [NotEmpty]
    [ValidateLength(1, 64)]
    public string Name { get; set; } = string.Empty;

    /// <summary>Initializes the cmdlet.</summary>
    public NewTickTickProjectGroupCommand() => ThrottleLimit = 1;

    private protected override void Execute()
    {
        TryEach(Target(Name), () =>
        {
            var group = new TickTickProjectGroup { Name = Name };
            Apply(group);
            if (!ShouldProcess($"project group '{Name}'", Action("Create", ResourceChanges.Describe(null, group, nameof(Name)), " with "))) return;
            TickTickClient client = Client;
            Enqueue(Target(Name), () => client.ProjectGroups.CreateAsync(group), WriteObject);
        });
    }
}
