using System.Management.Automation;
using TickTick.Api;
using TickTick.PowerShell.Parameters;

namespace TickTick.PowerShell.Commands;

/// <summary>Creates projects, one after the other, so that they are in the order of the input.</summary>
[Cmdlet(VerbsCommon.New, "TickTickProject", SupportsShouldProcess = true, HelpUri = HelpPages.Folder + "New-TickTickProject.md")]
[OutputType(typeof(TickTickProject))]
public sealed class NewTickTickProjectCommand : ProjectCommand
{
    /// <summary>Specifies the name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Text]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = string.Empty;

    private protected override void Execute()
    {
        if (!ShouldProcess($"project '{Name}'", "Create")) return;
        TryEach(Target(Name), () =>
        {
            var project = new TickTickProject { Name = Name };
            Apply(project);
            WriteObject(Await(Client.Projects.CreateAsync(project)));
        });
    }
}
