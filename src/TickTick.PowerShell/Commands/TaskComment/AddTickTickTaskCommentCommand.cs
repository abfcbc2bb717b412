using System.Management.Automation;
using TickTick.Api;
using TickTick.PowerShell.Completion;
using TickTick.PowerShell.Parameters;

namespace TickTick.PowerShell.Commands;

/// <summary>Adds comments to tasks, one after the other, so that they are in the order of the input.</summary>
[Cmdlet(VerbsCommon.Add, "TickTickTaskComment", DefaultParameterSetName = "Task", SupportsShouldProcess = true, HelpUri = HelpPages.Folder + "Add-TickTickTaskComment.md")]
[OutputType(typeof(TickTickTaskComment))]
public sealed class AddTickTickTaskCommentCommand : ApiCommand
{
    /// <summary>Specifies the text.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Text]
    [NotEmpty]
    public string Text { get; set; } = string.Empty;

    /// <summary>Specifies the task, as an object or by its title.</summary>
    [Parameter(ParameterSetName = "Task", Mandatory = true, ValueFromPipeline = true)]
    [Alias("InputObject")]
    [TaskTitle(IsOne = true)]
    [ArgumentCompleter(typeof(TaskTitleCompleter))]
    public TickTickTask? Task { get; set; }

    /// <summary>Specifies the ID of the task.</summary>
    [Parameter(ParameterSetName = "Id", Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [NameOrId(Kind = ResourceKind.Task)]
    public string TaskId { get; set; } = string.Empty;

    /// <summary>Specifies the project of the task. If it is omitted, the open task with the ID is found.</summary>
    [Parameter(ParameterSetName = "Id", ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectId", "List")]
    [NameOrId(Kind = ResourceKind.Project)]
    [NotEmpty]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public string? Project { get; set; }

    private protected override void Execute()
    {
        foreach (TickTickTask task in Task is null ? TasksAt(Project, [TaskId]) : TasksOf([Task]))
        {
            if (!ShouldProcess(TaskDescription.Describe(task), $"Add the comment '{Text}'")) continue;
            TryEach(task, () => WriteObject(Await(Client.TaskComments.AddAsync(task.ProjectId, task.Id, new TickTickTaskComment { Title = Text }))));
        }
    }
}
