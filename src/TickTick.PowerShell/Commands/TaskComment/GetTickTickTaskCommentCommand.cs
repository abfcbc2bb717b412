using System.Management.Automation;
using TickTick.Api;

namespace TickTick.PowerShell.Commands.TaskComment;

/// <summary>Returns the comments on tasks.</summary>
[Cmdlet(VerbsCommon.Get, "TickTickTaskComment", DefaultParameterSetName = "Task")]
[OutputType(typeof(TickTickTaskComment))]
public sealed class GetTickTickTaskCommentCommand : BatchCommand
{
    /// <summary>The task.</summary>
    [Parameter(ParameterSetName = "Task", Mandatory = true, ValueFromPipeline = true, Position = 0)]
    public TickTickTask? Task { get; set; }

    /// <summary>The id of the task.</summary>
    [Parameter(ParameterSetName = "Id", Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    public string? TaskId { get; set; }

    /// <summary>The id of the task's project.</summary>
    [Parameter(ParameterSetName = "Id", Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public string? ProjectId { get; set; }

    /// <summary>Asks for one task's.</summary>
    private protected override void Execute()
    {
        (string? project, string? task) = (Task?.ProjectId ?? ProjectId, Task?.Id ?? TaskId);
        OpenApiClient client = Client;
        Enqueue(Task ?? (object?)task, _ => client.GetTaskCommentsAsync(project, task), comments => WriteObject(comments, enumerateCollection: true));
    }
}
