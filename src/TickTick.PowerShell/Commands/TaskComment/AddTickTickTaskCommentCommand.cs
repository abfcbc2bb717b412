using System.Management.Automation;
using TickTick.Api;
using TickTick.Api.TaskComments;
using TickTick.PowerShell.Completion;
using TickTick.PowerShell.Hosting;
using TickTick.PowerShell.Parameters;

namespace TickTick.PowerShell.Commands;

/// <summary>Adds comments to tasks, one after the other, so that they are in the order of the input.</summary>
[Cmdlet(VerbsCommon.Add, "TickTickTaskComment", DefaultParameterSetName = "Task", SupportsShouldProcess = true, HelpUri = HelpPages.Folder + "Add-TickTickTaskComment.md")]
[OutputType(typeof(TickTickTaskComment))]
public sealed class AddTickTickTaskCommentCommand : ApiCommand
{
    private bool _isTextTyped;

    /// <summary>Specifies the text. A comment from the pipeline has it as its title.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Title")]
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
    [NameOrId(Kind = ResourceKind.Task, IsOne = true)]
    public string TaskId { get; set; } = string.Empty;

    /// <summary>Specifies the project of the task. If it is omitted, the open task with the ID is found.</summary>
    [Parameter(ParameterSetName = "Id", ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectId", "List")]
    [NameOrId(Kind = ResourceKind.Project, IsOne = true)]
    [NotEmpty]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public string? Project { get; set; }

    /// <summary>Remembers whether the text is that of all comments.</summary>
    protected override void BeginProcessing()
    {
        _isTextTyped = MyInvocation.BoundParameters.ContainsKey(nameof(Text));
        base.BeginProcessing();
    }

    /// <summary>Refuses the title of anything but a comment as the text.</summary>
    private protected override bool AcceptsRow()
    {
        PSObject? item = PipelineInput.Of(this);
        if (_isTextTyped || item?.Properties[nameof(Text)] is not null || ResourceKind.Of(item) == ResourceKind.TaskComment) return base.AcceptsRow();
        TryEach(item, static () => TaskCommentClient.RequireText(null));
        return false;
    }

    private protected override void Execute()
    {
        foreach (TickTickTask task in Task is null ? TasksAt(Project, [TaskId]) : TasksOf([Task]))
        {
            if (!ShouldProcess(TaskDescription.Describe(task), $"Add the comment '{Text}'")) continue;
            TryEach(task, () => WriteObject(Await(Client.TaskComments.AddAsync(task.ProjectId, task.Id, new TickTickTaskComment { Title = Text }))));
        }
    }
}
