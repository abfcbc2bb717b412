using System.Collections.Generic;
using System.Threading.Tasks;
using TickTick.Api.Reconciliation;
using TickTick.Api.Tasks;

namespace TickTick.Api.TaskComments;

/// <summary>Gets, adds and removes comments on tasks.</summary>
internal sealed class TaskCommentClient(OpenApiClient api, TaskClient tasks)
{
    /// <summary>Gets the comments on a task.</summary>
    public async Task<IReadOnlyList<TickTickTaskComment>> ListAsync(string? projectId, string? taskId)
    {
        List<TickTickTaskComment> comments = await api.ListAsync(
            await tasks.PathOfAsync(projectId, taskId).ConfigureAwait(false) + "/comments", TickTickTaskComment.Schema, TaskClient.Describe(taskId)).ConfigureAwait(false);
        foreach (TickTickTaskComment comment in comments) comment.On(projectId!, taskId!);
        return comments;
    }

    /// <summary>Rejects a missing or blank text.</summary>
    /// <exception cref="TickTickException"><c>RequestInvalid</c>.</exception>
    public static void RequireText(string? text) => ApiErrors.Require(text, "A comment needs a text.", "Specify it with -Text.");

    public async Task<TickTickTaskComment> AddAsync(string? projectId, string? taskId, TickTickTaskComment comment)
    {
        RequireText(comment.Title);
        string path = await tasks.PathOfAsync(projectId, taskId).ConfigureAwait(false);
        TickTickTaskComment added = await api.CreateAsync(
            new CreateOperation<TickTickTaskComment>
            {
                Path = path + "/comment",
                Schema = TickTickTaskComment.Schema,
                What = $"the comment on the task {taskId}",
                Check = "Get-TickTickTaskComment",
                ExistingPath = path + "/comments",
                Id = static found => found.Id,
                Created = static found => found.CreatedTime,
            },
            comment).ConfigureAwait(false);
        return added.On(projectId!, taskId!);
    }

    public async Task RemoveAsync(string? projectId, string? taskId, string? commentId) =>
        await api.DeleteAsync(
            $"{await tasks.PathOfAsync(projectId, taskId).ConfigureAwait(false)}/comment/{OpenApiClient.Segment(commentId, "comment")}",
            $"The comment {commentId}").ConfigureAwait(false);
}
