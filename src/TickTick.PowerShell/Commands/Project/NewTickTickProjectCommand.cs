using System.Management.Automation;
using TickTick.Api;
using TickTick.PowerShell.Parameters;

namespace TickTick.PowerShell.Commands.Project;

/// <summary>Makes projects.</summary>
[Cmdlet(VerbsCommon.New, "TickTickProject", SupportsShouldProcess = true)]
[OutputType(typeof(TickTickProject))]
public sealed class NewTickTickProjectCommand : ProjectCommand
{
    /// <summary>The name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Text]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = string.Empty;

    /// <summary>Makes one.</summary>
    private protected override void Execute()
    {
        if (!ShouldProcess($"project '{Name}'", "Create")) return;
        var project = new TickTickProject { Name = Name };
        TryEach(Name, () =>
        {
            Apply(project);
            OpenApiClient client = Client;
            Enqueue(project, _ => client.NewProjectAsync(project), PassThru ? WriteObject : null);
        });
    }
}
