using System.Management.Automation;
using TickTick.Api;
using TickTick.PowerShell.Completion;
using TickTick.PowerShell.Parameters;

namespace TickTick.PowerShell.Commands.Column;

/// <summary>Makes columns, one after the other, so that they stand in the input's order.</summary>
[Cmdlet(VerbsCommon.New, "TickTickColumn", SupportsShouldProcess = true)]
[OutputType(typeof(TickTickColumn))]
public sealed class NewTickTickColumnCommand : ApiCommand
{
    /// <summary>The project: name, id, or the project itself.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectId")]
    [NameOrId]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public string Project { get; set; } = string.Empty;

    /// <summary>The name.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Text]
    [ValidateLength(1, 1000)]
    public string Name { get; set; } = string.Empty;

    /// <summary>Its place: smaller is further left.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Cell]
    public long? SortOrder { get; set; }

    /// <summary>Return the columns made.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Makes one.</summary>
    private protected override void Execute()
    {
        var column = new TickTickColumn { Name = Name };
        if (SortOrder is not null) column.SortOrder = SortOrder;
        TryEach(column, () =>
        {
            TickTickProject project = Await(Client.FindProjectAsync(NamePatterns.Of(Project)));
            if (!ShouldProcess($"column '{Name}' of project '{project}'", "Create")) return;
            TickTickColumn made = Await(Client.NewColumnAsync(project.Id, column));
            if (PassThru) WriteObject(made);
        });
    }
}
