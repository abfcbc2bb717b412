using System;
using System.Text.Json;
using TickTick.Api.Resources;

namespace TickTick.Api;

/// <summary>Represents a focus record: a period of focused work.</summary>
public sealed class TickTickFocus : TickTickResource
{
    private TickTickFocusType? _type;

    /// <summary>Gets or sets the ID.</summary>
    public string? Id { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets how the time was measured.</summary>
    public TickTickFocusType Type
    {
        get => _type ?? default;
        set { _type = value; MarkAssigned(); }
    }

    /// <summary>Gets or sets the start time.</summary>
    public DateTimeOffset? Start { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the end time.</summary>
    public DateTimeOffset? End { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the time worked, without pauses.</summary>
    public TimeSpan? Duration { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the paused time.</summary>
    public TimeSpan? PauseDuration { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the ID of the task.</summary>
    public string? TaskId { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the note, up to 5000 characters.</summary>
    public string? Note { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the type of the related resource, as the service's number.</summary>
    public object? RelationType { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the tasks, in the service's format.</summary>
    public object? Tasks { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the status, as the service's number.</summary>
    public int? Status { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the adjustment of the time.</summary>
    public long? AdjustTime { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets whether the record was added afterwards.</summary>
    public bool? IsAdded { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the ID of the user.</summary>
    public object? UserId { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the time at which the record was created.</summary>
    public DateTimeOffset? CreatedTime { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the time of the last modification.</summary>
    public DateTimeOffset? ModifiedTime { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the entity tag (ETag) of this version.</summary>
    public string? ETag { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the service's timestamp.</summary>
    public long? Timestamp { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets the JSON schema of the resource.</summary>
    internal static ResourceSchema<TickTickFocus> Schema { get; } = new ResourceSchema<TickTickFocus>()
        .Add(nameof(Id), "id", JsonCodecs.Text, static resource => resource.Id, static (resource, value) => resource.Id = (string?)value)
        .Add(nameof(Type), "type", JsonCodecs.NumberEnum<TickTickFocusType>(), static resource => resource._type, static (resource, value) => resource._type = (TickTickFocusType?)value, MatchRole.Key)
        .Add(nameof(Start), "startTime", JsonCodecs.Date, static resource => resource.Start, static (resource, value) => resource.Start = (DateTimeOffset?)value, MatchRole.Key)
        .Add(nameof(End), "endTime", JsonCodecs.Date, static resource => resource.End, static (resource, value) => resource.End = (DateTimeOffset?)value, MatchRole.Key)
        .Add(nameof(Duration), "duration", JsonCodecs.Seconds, static resource => resource.Duration, static (resource, value) => resource.Duration = (TimeSpan?)value, MatchRole.Compared)
        .Add(nameof(PauseDuration), "pauseDuration", JsonCodecs.Seconds, static resource => resource.PauseDuration, static (resource, value) => resource.PauseDuration = (TimeSpan?)value, MatchRole.Compared)
        .Add(nameof(TaskId), "taskId", JsonCodecs.Text, static resource => resource.TaskId, static (resource, value) => resource.TaskId = (string?)value, MatchRole.Compared)
        .Add(nameof(Note), "note", JsonCodecs.Text, static resource => resource.Note, static (resource, value) => resource.Note = (string?)value, MatchRole.Chosen)
        .Add(nameof(RelationType), "relationType", JsonCodecs.Any, static resource => resource.RelationType, static (resource, value) => resource.RelationType = value)
        .Add(nameof(Tasks), "tasks", JsonCodecs.Any, static resource => resource.Tasks, static (resource, value) => resource.Tasks = value)
        .Add(nameof(Status), "status", JsonCodecs.Integer, static resource => resource.Status, static (resource, value) => resource.Status = (int?)value)
        .Add(nameof(AdjustTime), "adjustTime", JsonCodecs.LongInteger, static resource => resource.AdjustTime, static (resource, value) => resource.AdjustTime = (long?)value)
        .Add(nameof(IsAdded), "added", JsonCodecs.Flag, static resource => resource.IsAdded, static (resource, value) => resource.IsAdded = (bool?)value)
        .Add(nameof(UserId), "userId", JsonCodecs.Any, static resource => resource.UserId, static (resource, value) => resource.UserId = value)
        .Add(nameof(CreatedTime), "createdTime", JsonCodecs.Stamp, static resource => resource.CreatedTime, static (resource, value) => resource.CreatedTime = (DateTimeOffset?)value)
        .Add(nameof(ModifiedTime), "modifiedTime", JsonCodecs.Stamp, static resource => resource.ModifiedTime, static (resource, value) => resource.ModifiedTime = (DateTimeOffset?)value)
        .Add(nameof(ETag), "etag", JsonCodecs.Text, static resource => resource.ETag, static (resource, value) => resource.ETag = (string?)value)
        .Add(nameof(Timestamp), "etimestamp", JsonCodecs.LongInteger, static resource => resource.Timestamp, static (resource, value) => resource.Timestamp = (long?)value);

    /// <summary>Returns the ID.</summary>
    public override string ToString() => Id ?? string.Empty;

    // Times are converted to the user's time zone, because the day of the work is the day where the user is.
    private protected override void OnRead(JsonReadContext context)
    {
        if (Start is { } start) Start = TimeZoneInfo.ConvertTime(start, context.Zone);
        if (End is { } end) End = TimeZoneInfo.ConvertTime(end, context.Zone);
    }

    /// <inheritdoc />
    internal override void WriteTo(Utf8JsonWriter writer) => Schema.Write(writer, this);
}
