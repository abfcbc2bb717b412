using System.Management.Automation;
using TickTick.Api;
using TickTick.PowerShell.Completion;
using TickTick.PowerShell.Parameters;

namespace TickTick.PowerShell.Commands;

/// <summary>Returns the comments on tasks.</summary>
[Cmdlet(VerbsCommon.Get, "TickTickTaskComment", DefaultParameterSetName = "Task", HelpUri = HelpPages.Folder + "Get-TickTickTaskComment.md")]
[OutputType(typeof(TickTickTaskComment))]
public sealed class GetTickTickTaskCommentCommand : BatchCommand
{
    /// <summary>The task.</summary>
    [Parameter(ParameterSetName = "Task", Mandatory = true, ValueFromPipeline = true, Position = 0)]
    public TickTickTask? Task { get; set; }

    /// <summary>The id of the task.</summary>
    [Parameter(ParameterSetName = "Id", Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [NameOrId]
    public string TaskId { get; set; } = string.Empty;

    /// <summary>The project of the task: name, id, or the project itself.</summary>
    [Parameter(ParameterSetName = "Id", Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectId")]
    [NameOrId]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public string Project { get; set; } = string.Empty;

    /// <summary>Asks for one task's.</summary>
    private protected override void Execute()
    {
        OpenApiClient client = Client;
        foreach (TickTickTask task in Task is null ? TasksAt(Project, [TaskId]) : [Task])
            Enqueue(task, _ => client.GetTaskCommentsAsync(task.ProjectId, task.Id), comments => WriteObject(comments, enumerateCollection: true));
    }
}
