using System.Linq;
using System.Management.Automation;
using TickTick.Api;
using TickTick.Sessions;

namespace TickTick.PowerShell.Commands;

/// <summary>Removes comments.</summary>
[Cmdlet(VerbsCommon.Remove, "TickTickTaskComment", SupportsShouldProcess = true, DefaultParameterSetName = "Comment", HelpUri = HelpPages.Folder + "Remove-TickTickTaskComment.md")]
[OutputType(typeof(TickTickTaskComment))]
public sealed class RemoveTickTickTaskCommentCommand : BatchCommand
{
    /// <summary>Specifies the comment.</summary>
    [Parameter(ParameterSetName = "Comment", Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("InputObject")]
    public TickTickTaskComment? Comment { get; set; }

    /// <summary>Specifies the ID of the comment.</summary>
    [Parameter(ParameterSetName = "Id", Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public string? Id { get; set; }

    /// <summary>Specifies the ID of the task.</summary>
    [Parameter(ParameterSetName = "Id", Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public string? TaskId { get; set; }

    /// <summary>Specifies the ID of the task's project.</summary>
    [Parameter(ParameterSetName = "Id", Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public string? ProjectId { get; set; }

    /// <summary>Indicates that the removed comments are returned.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Execute()
    {
        string target = Comment is null ? $"comment {Id} on task {TaskId}" : $"comment '{Comment.Title}' ({Comment.Id}) on task {Comment.TaskId}";
        if (!ShouldProcess(target, "Remove")) return;
        (string? project, string? task, string? id) = Comment is null ? (ProjectId, TaskId, Id) : (Comment.ProjectId, Comment.TaskId, Comment.Id);
        TickTickClient client = Client;
        bool passThru = PassThru;
        TickTickTaskComment? comment = Comment;
        Enqueue(
            comment ?? (object?)id,
            async () =>
            {
                if (passThru) comment ??= (await client.TaskComments.ListAsync(project, task).ConfigureAwait(false)).FirstOrDefault(other => other.Id == id);
                await client.TaskComments.RemoveAsync(project, task, id).ConfigureAwait(false);
                return comment;
            },
            removed =>
            {
                if (removed is not null) WriteIf(passThru, removed);
            });
    }
}
