using System.Management.Automation;
using TickTick.Api;
using TickTick.PowerShell.Parameters;
using TickTick.Sessions;

namespace TickTick.PowerShell.Commands;

/// <summary>Creates projects, one after the other, so that they are in the order of the input.</summary>
[Cmdlet(VerbsCommon.New, "TickTickProject", SupportsShouldProcess = true, HelpUri = HelpPages.Folder + "New-TickTickProject.md")]
[OutputType(typeof(TickTickProject))]
public sealed class NewTickTickProjectCommand : ProjectCommand
{
    /// <summary>Specifies the name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Text]
    [NotEmpty]
    public string Name { get; set; } = string.Empty;

    /// <summary>Initializes the cmdlet.</summary>
    public NewTickTickProjectCommand() => ThrottleLimit = 1;

    private protected override void Execute()
    {
        TryEach(Target(Name), () =>
        {
            var project = new TickTickProject { Name = Name };
            Apply(project);
            if (!ShouldProcess($"project '{Name}'", Action("Create", Describe(null, project), " with "))) return;
            TickTickClient client = Client;
            Enqueue(Target(Name), () => NameGroupAsync(client, client.Projects.CreateAsync(project)), WriteObject);
        });
    }
}
