using System;
using System.Text.Json;
using TickTick.Api.Resources;

namespace TickTick.Api;

/// <summary>Represents a comment on a task.</summary>
public sealed class TickTickTaskComment : TickTickResource
{
    /// <summary>Gets or sets the ID.</summary>
    public string? Id { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets the ID of the task.</summary>
    public string? TaskId { get; internal set; }

    /// <summary>Gets the ID of the task's project.</summary>
    public string? ProjectId { get; internal set; }

    /// <summary>Gets or sets the text.</summary>
    public string? Title { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the ID of the author.</summary>
    public object? UserId { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the ID of the comment to which this one replies.</summary>
    public string? ReplyCommentId { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the ID of that comment's author.</summary>
    public object? ReplyUserId { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the time at which the comment was created.</summary>
    public DateTimeOffset? CreatedTime { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the time of the last modification.</summary>
    public DateTimeOffset? ModifiedTime { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets the JSON schema of the resource.</summary>
    internal static ResourceSchema<TickTickTaskComment> Schema { get; } = new ResourceSchema<TickTickTaskComment>()
        .Add(nameof(Id), "id", JsonCodecs.Text, static resource => resource.Id, static (resource, value) => resource.Id = (string?)value)
        .Add(nameof(Title), "title", JsonCodecs.Text, static resource => resource.Title, static (resource, value) => resource.Title = (string?)value, MatchRole.Key)
        .Add(nameof(UserId), "userId", JsonCodecs.Any, static resource => resource.UserId, static (resource, value) => resource.UserId = value)
        .Add(nameof(ReplyCommentId), "replyCommentId", JsonCodecs.Text, static resource => resource.ReplyCommentId, static (resource, value) => resource.ReplyCommentId = (string?)value, MatchRole.EmptyUnlessSent)
        .Add(nameof(ReplyUserId), "replyUserId", JsonCodecs.Any, static resource => resource.ReplyUserId, static (resource, value) => resource.ReplyUserId = value)
        .Add(nameof(CreatedTime), "createdTime", JsonCodecs.Stamp, static resource => resource.CreatedTime, static (resource, value) => resource.CreatedTime = (DateTimeOffset?)value)
        .Add(nameof(ModifiedTime), "modifiedTime", JsonCodecs.Stamp, static resource => resource.ModifiedTime, static (resource, value) => resource.ModifiedTime = (DateTimeOffset?)value);

    /// <summary>Returns the text.</summary>
    public override string ToString() => Title ?? string.Empty;

    /// <inheritdoc />
    internal override void WriteTo(Utf8JsonWriter writer) => Schema.Write(writer, this);

    /// <summary>Sets the task and the project.</summary>
    internal TickTickTaskComment On(string projectId, string taskId)
    {
        ProjectId = projectId;
        TaskId = taskId;
        return this;
    }
}
