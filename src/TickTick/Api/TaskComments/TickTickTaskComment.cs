using System;
using TickTick.Api.Resources;

namespace TickTick.Api;

/// <summary>Represents a comment on a task.</summary>
public sealed class TickTickTaskComment : TickTickResource
{
    internal static readonly ResourceSchema<TickTickTaskComment> Schema = new();

    private static readonly Field s_id = Schema.Text("id");
    private static readonly Field s_title = Schema.Text("title", MatchRole.Key);
    private static readonly Field s_userId = Schema.Any("userId");
    private static readonly Field s_replyCommentId = Schema.Text("replyCommentId", MatchRole.EmptyUnlessSent);
    private static readonly Field s_replyUserId = Schema.Any("replyUserId");
    private static readonly Field s_createdTime = Schema.Stamp("createdTime");
    private static readonly Field s_modifiedTime = Schema.Stamp("modifiedTime");

    /// <summary>Gets or sets the ID.</summary>
    public string? Id { get => (string?)Get(s_id); set => Set(s_id, value); }

    /// <summary>Gets the ID of the task.</summary>
    public string? TaskId { get; internal set; }

    /// <summary>Gets the ID of the task's project.</summary>
    public string? ProjectId { get; internal set; }

    /// <summary>Gets or sets the text.</summary>
    public string? Title { get => (string?)Get(s_title); set => Set(s_title, value); }

    /// <summary>Gets or sets the ID of the author.</summary>
    public object? UserId { get => Get(s_userId); set => Set(s_userId, value); }

    /// <summary>Gets or sets the ID of the comment to which this one replies.</summary>
    public string? ReplyCommentId { get => (string?)Get(s_replyCommentId); set => Set(s_replyCommentId, value); }

    /// <summary>Gets or sets the ID of that comment's author.</summary>
    public object? ReplyUserId { get => Get(s_replyUserId); set => Set(s_replyUserId, value); }

    /// <summary>Gets or sets the time at which the comment was created.</summary>
    public DateTimeOffset? CreatedTime { get => (DateTimeOffset?)Get(s_createdTime); set => Set(s_createdTime, value); }

    /// <summary>Gets or sets the time of the last modification.</summary>
    public DateTimeOffset? ModifiedTime { get => (DateTimeOffset?)Get(s_modifiedTime); set => Set(s_modifiedTime, value); }

    /// <summary>Returns the text.</summary>
    public override string ToString() => Title ?? string.Empty;

    internal override FieldTable Table => Schema;

    /// <summary>Sets the task and the project.</summary>
    internal TickTickTaskComment On(string? projectId, string taskId)
    {
        ProjectId = projectId;
        TaskId = taskId;
        return this;
    }

    /// <summary>Creates a copy to create the resource again, without the values that the service sets.</summary>
    internal TickTickTaskComment AsNew() => (TickTickTaskComment)CopyAsNew(nameof(Id), nameof(UserId), nameof(CreatedTime), nameof(ModifiedTime));
}
