using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Threading.Tasks;
using TickTick.Api.Json;
using TickTick.Api.Sending;

namespace TickTick.Api;

/// <summary>A comment on a task.</summary>
public sealed class TickTickTaskComment : TickTickResource
{
    /// <summary>Its id.</summary>
    public string? Id { get; set { field = value; MarkAssigned(); } }

    /// <summary>The id of the task it is on.</summary>
    public string? TaskId { get; internal set; }

    /// <summary>The id of that task's project.</summary>
    public string? ProjectId { get; internal set; }

    /// <summary>Its text.</summary>
    public string? Title { get; set { field = value; MarkAssigned(); } }

    /// <summary>The id of who wrote it.</summary>
    public object? UserId { get; set { field = value; MarkAssigned(); } }

    /// <summary>The id of the comment it answers.</summary>
    public string? ReplyCommentId { get; set { field = value; MarkAssigned(); } }

    /// <summary>The id of who wrote that one.</summary>
    public object? ReplyUserId { get; set { field = value; MarkAssigned(); } }

    /// <summary>When it was written.</summary>
    public DateTimeOffset? CreatedTime { get; set { field = value; MarkAssigned(); } }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? ModifiedTime { get; set { field = value; MarkAssigned(); } }

    /// <summary>How it travels.</summary>
    internal static ResourceSchema<TickTickTaskComment> Schema { get; } = new ResourceSchema<TickTickTaskComment>()
        .Add(nameof(Id), "id", JsonCodecs.Text, static thing => thing.Id, static (thing, value) => thing.Id = (string?)value)
        .Add(nameof(Title), "title", JsonCodecs.Text, static thing => thing.Title, static (thing, value) => thing.Title = (string?)value, MatchRole.Key)
        .Add(nameof(UserId), "userId", JsonCodecs.Any, static thing => thing.UserId, static (thing, value) => thing.UserId = value)
        .Add(nameof(ReplyCommentId), "replyCommentId", JsonCodecs.Text, static thing => thing.ReplyCommentId, static (thing, value) => thing.ReplyCommentId = (string?)value, MatchRole.EmptyUnlessSent)
        .Add(nameof(ReplyUserId), "replyUserId", JsonCodecs.Any, static thing => thing.ReplyUserId, static (thing, value) => thing.ReplyUserId = value)
        .Add(nameof(CreatedTime), "createdTime", JsonCodecs.Stamp, static thing => thing.CreatedTime, static (thing, value) => thing.CreatedTime = (DateTimeOffset?)value)
        .Add(nameof(ModifiedTime), "modifiedTime", JsonCodecs.Stamp, static thing => thing.ModifiedTime, static (thing, value) => thing.ModifiedTime = (DateTimeOffset?)value);

    /// <summary>The text.</summary>
    public override string ToString() => Title ?? string.Empty;

    /// <inheritdoc />
    internal override void WriteTo(Utf8JsonWriter writer) => Schema.Write(writer, this);

    /// <summary>Tells on what it is.</summary>
    internal TickTickTaskComment On(string projectId, string taskId)
    {
        ProjectId = projectId;
        TaskId = taskId;
        return this;
    }
}

internal sealed partial class OpenApiClient
{
    /// <summary>The comments on a task.</summary>
    public async Task<IReadOnlyList<TickTickTaskComment>> GetTaskCommentsAsync(string? projectId, string? taskId)
    {
        List<TickTickTaskComment> comments = await GetResourcesAsync(
            TaskPath(projectId, taskId) + "/comments", TickTickTaskComment.Schema, TaskWords(taskId)).ConfigureAwait(false);
        foreach (TickTickTaskComment comment in comments) comment.On(projectId!, taskId!);
        return comments;
    }

    /// <summary>Writes a comment on a task.</summary>
    public async Task<TickTickTaskComment> AddTaskCommentAsync(string? projectId, string? taskId, TickTickTaskComment comment)
    {
        Require(comment.Title, "A comment needs a text. Use -Text.");
        string path = TaskPath(projectId, taskId);
        TickTickTaskComment added = await CreateAsync(
            new CreateOperation<TickTickTaskComment>
            {
                Path = path + "/comment",
                What = $"the comment on the task {taskId}",
                Check = "Get-TickTickTaskComment",
                Place = path,
                LookAsync = token => LookAsync(path + "/comments", TickTickTaskComment.Schema, token),
                Id = static found => found.Id,
                Created = static found => found.CreatedTime,
            },
            TickTickTaskComment.Schema,
            comment).ConfigureAwait(false);
        return added.On(projectId!, taskId!);
    }

    /// <summary>Removes a comment.</summary>
    public Task RemoveTaskCommentAsync(string? projectId, string? taskId, string? commentId) =>
        DeleteAsync($"{TaskPath(projectId, taskId)}/comment/{Segment(commentId, "comment")}", $"The comment {commentId}");
}
