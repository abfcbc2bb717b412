using System.Management.Automation;
using TickTick.Api;
using TickTick.PowerShell.Completion;
using TickTick.PowerShell.Parameters;
using TickTick.Sessions;

namespace TickTick.PowerShell.Commands;

/// <summary>Gets the comments on tasks.</summary>
[Cmdlet(VerbsCommon.Get, "TickTickTaskComment", DefaultParameterSetName = "Task", HelpUri = HelpPages.Folder + "Get-TickTickTaskComment.md")]
[OutputType(typeof(TickTickTaskComment))]
public sealed class GetTickTickTaskCommentCommand : BatchCommand
{
    /// <summary>Specifies the task, as an object or by its title.</summary>
    [Parameter(ParameterSetName = "Task", Mandatory = true, ValueFromPipeline = true, Position = 0)]
    [Alias("InputObject")]
    [TaskTitle(IsOne = true)]
    [ArgumentCompleter(typeof(TaskTitleCompleter))]
    public TickTickTask? Task { get; set; }

    /// <summary>Specifies the ID of the task.</summary>
    [Parameter(ParameterSetName = "Id", Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [NameOrId(Kind = ResourceKind.Task, IsOne = true)]
    public string TaskId { get; set; } = string.Empty;

    /// <summary>Specifies the project of the task. If it is omitted, the open task with the ID is found.</summary>
    [Parameter(ParameterSetName = "Id", ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectId", "List")]
    [NameOrId(Kind = ResourceKind.Project, IsOne = true)]
    [NotEmpty]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public string? Project { get; set; }

    private protected override string[] RelatedKinds => [ResourceKind.Task];

    private protected override void Execute()
    {
        TickTickClient client = Client;
        foreach (TickTickTask task in Task is null ? TasksAt(Project, [TaskId]) : TasksOf([Task]))
            Enqueue(task, () => client.TaskComments.ListAsync(task.ProjectId, task.Id), comments => WriteObject(comments, enumerateCollection: true));
    }
}
