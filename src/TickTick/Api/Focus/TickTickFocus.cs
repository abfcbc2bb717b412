using System;
using System.Linq;
using TickTick.Api.Resources;

namespace TickTick.Api;

/// <summary>Represents a focus record: a period of focused work.</summary>
public sealed class TickTickFocus : TickTickResource
{
    internal static readonly ResourceSchema<TickTickFocus> Schema = new();

    private static readonly Field s_id = Schema.Text("id");
    private static readonly Field s_type = Schema.NumberEnum<TickTickFocusType>("type", MatchRole.Key);
    private static readonly Field s_start = Schema.Date("startTime", MatchRole.Key);
    private static readonly Field s_end = Schema.Date("endTime", MatchRole.Key);
    private static readonly Field s_duration = Schema.Seconds("duration", MatchRole.Compared);
    private static readonly Field s_pauseDuration = Schema.Seconds("pauseDuration", MatchRole.Compared);
    private static readonly Field s_taskId = Schema.Text("taskId", MatchRole.Compared);
    private static readonly Field s_note = Schema.Text("note", MatchRole.Chosen);
    private static readonly Field s_relationType = Schema.Any("relationType");
    private static readonly Field s_tasks = Schema.Any("tasks");
    private static readonly Field s_status = Schema.Integer("status");
    private static readonly Field s_adjustTime = Schema.LongInteger("adjustTime");
    private static readonly Field s_isAdded = Schema.Flag("added");
    private static readonly Field s_userId = Schema.Any("userId");
    private static readonly Field s_createdTime = Schema.Stamp("createdTime");
    private static readonly Field s_modifiedTime = Schema.Stamp("modifiedTime");
    private static readonly Field s_eTag = Schema.Text("etag");
    private static readonly Field s_timestamp = Schema.LongInteger("etimestamp");

    /// <summary>Gets or sets the ID.</summary>
    public string? Id { get => (string?)Get(s_id); set => Set(s_id, value); }

    /// <summary>Gets or sets how the time was measured.</summary>
    public TickTickFocusType Type { get => (TickTickFocusType?)Get(s_type) ?? default; set => Set(s_type, value); }

    /// <summary>Gets or sets the start time.</summary>
    public DateTimeOffset? Start { get => (DateTimeOffset?)Get(s_start); set => Set(s_start, value); }

    /// <summary>Gets or sets the end time.</summary>
    public DateTimeOffset? End { get => (DateTimeOffset?)Get(s_end); set => Set(s_end, value); }

    /// <summary>Gets or sets the time worked, without pauses.</summary>
    public TimeSpan? Duration { get => (TimeSpan?)Get(s_duration); set => Set(s_duration, value); }

    /// <summary>Gets or sets the paused time.</summary>
    public TimeSpan? PauseDuration { get => (TimeSpan?)Get(s_pauseDuration); set => Set(s_pauseDuration, value); }

    /// <summary>Gets or sets the ID of the task.</summary>
    public string? TaskId { get => (string?)Get(s_taskId); set => Set(s_taskId, value); }

    /// <summary>Gets or sets the note, up to 5000 characters.</summary>
    public string? Note { get => (string?)Get(s_note); set => Set(s_note, value); }

    /// <summary>Gets or sets the type of the related resource, as the service's number.</summary>
    public object? RelationType { get => Get(s_relationType); set => Set(s_relationType, value); }

    /// <summary>Gets or sets the tasks, in the service's format.</summary>
    public object? Tasks
    {
        get => Get(s_tasks) is object?[] values ? new TickTickList<object?>(values) : Get(s_tasks);
        set => Set(s_tasks, value is TickTickList<object?> list ? list.ToArray() : value);
    }

    /// <summary>Gets or sets the status, as the service's number.</summary>
    public int? Status { get => (int?)Get(s_status); set => Set(s_status, value); }

    /// <summary>Gets or sets the adjustment of the time.</summary>
    public long? AdjustTime { get => (long?)Get(s_adjustTime); set => Set(s_adjustTime, value); }

    /// <summary>Gets or sets whether the record was added afterwards.</summary>
    public bool? IsAdded { get => (bool?)Get(s_isAdded); set => Set(s_isAdded, value); }

    /// <summary>Gets or sets the ID of the user.</summary>
    public object? UserId { get => Get(s_userId); set => Set(s_userId, value); }

    /// <summary>Gets or sets the time at which the record was created.</summary>
    public DateTimeOffset? CreatedTime { get => (DateTimeOffset?)Get(s_createdTime); set => Set(s_createdTime, value); }

    /// <summary>Gets or sets the time of the last modification.</summary>
    public DateTimeOffset? ModifiedTime { get => (DateTimeOffset?)Get(s_modifiedTime); set => Set(s_modifiedTime, value); }

    /// <summary>Gets or sets the entity tag (ETag) of this version.</summary>
    public string? ETag { get => (string?)Get(s_eTag); set => Set(s_eTag, value); }

    /// <summary>Gets or sets the service's timestamp.</summary>
    public long? Timestamp { get => (long?)Get(s_timestamp); set => Set(s_timestamp, value); }

    /// <summary>Returns the ID.</summary>
    public override string ToString() => Id ?? string.Empty;

    internal override FieldTable Table => Schema;

    /// <summary>Creates a copy to create the resource again, without the values that the service sets.</summary>
    internal TickTickFocus AsNew() =>
        (TickTickFocus)CopyAsNew(nameof(Id), nameof(UserId), nameof(Tasks), nameof(CreatedTime), nameof(ModifiedTime), nameof(ETag), nameof(Timestamp));

    // Times are converted to the user's time zone, because the day of the work is the day where the user is.
    private protected override void OnRead(JsonReadContext context)
    {
        if (Start is { } start) Start = TimeZoneInfo.ConvertTime(start, context.Zone);
        if (End is { } end) End = TimeZoneInfo.ConvertTime(end, context.Zone);
    }
}
