using System.Management.Automation;
using TickTick.Api;
using TickTick.PowerShell.Parameters;

namespace TickTick.PowerShell.Commands.TaskComment;

/// <summary>Writes comments on tasks, one after the other, so that they stand in the input's order.</summary>
[Cmdlet(VerbsCommon.Add, "TickTickTaskComment", DefaultParameterSetName = "Task", SupportsShouldProcess = true)]
[OutputType(typeof(TickTickTaskComment))]
public sealed class AddTickTickTaskCommentCommand : ApiCommand
{
    /// <summary>What to write.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Text]
    [ValidateNotNullOrEmpty]
    public string Text { get; set; } = string.Empty;

    /// <summary>The task.</summary>
    [Parameter(ParameterSetName = "Task", Mandatory = true, ValueFromPipeline = true)]
    public TickTickTask? Task { get; set; }

    /// <summary>The id of the task.</summary>
    [Parameter(ParameterSetName = "Id", Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    public string? TaskId { get; set; }

    /// <summary>The id of the task's project.</summary>
    [Parameter(ParameterSetName = "Id", Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public string? ProjectId { get; set; }

    /// <summary>Return the comments.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Writes one.</summary>
    private protected override void Execute()
    {
        if (!ShouldProcess($"task '{Task?.Title ?? TaskId}'", "Add a comment")) return;
        TryEach(Task ?? (object?)TaskId, () =>
        {
            var comment = new TickTickTaskComment { Title = Text };
            comment = Await(Client.AddTaskCommentAsync(Task?.ProjectId ?? ProjectId, Task?.Id ?? TaskId, comment));
            if (PassThru) WriteObject(comment);
        });
    }
}
