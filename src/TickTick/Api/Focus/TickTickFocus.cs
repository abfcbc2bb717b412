using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using TickTick.Api.Reconciliation;
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

internal sealed partial class OpenApiClient
{
    private static readonly TickTickFocusType[] BothFocusTypes = [TickTickFocusType.Pomodoro, TickTickFocusType.Timing];

    // The service silently moves the start of a longer range.
    private static readonly TimeSpan LongestFocusRange = TimeSpan.FromDays(30);

    /// <summary>Gets the focus records in a range of any length.</summary>
    public async IAsyncEnumerable<TickTickFocus> GetFocusesAsync(DateTimeOffset from, DateTimeOffset to, TickTickFocusType? type = null)
    {
        if (to < from) throw Invalid("The end of the range is before its start. Swap the two dates.");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        TickTickFocusType[] types = type is { } one ? [one] : BothFocusTypes;
        DateTimeOffset start = from;
        do
        {
            DateTimeOffset end = to - start > LongestFocusRange ? start + LongestFocusRange : to;
            var stretches = new List<TickTickFocus>();
            foreach (TickTickFocusType kind in types)
            {
                stretches.AddRange(await GetResourcesAsync(
                    FocusRange(start, end, kind), TickTickFocus.Schema, "The list of focus records").ConfigureAwait(false));
            }

            foreach (TickTickFocus focus in stretches.OrderBy(focus => focus.Start))
            {
                if (focus.Id is null || seen.Add(focus.Id)) yield return focus;
            }

            start = end;
        }
        while (start < to);
    }

    /// <summary>Gets a focus record.</summary>
    public async Task<TickTickFocus> GetFocusAsync(string? id, TickTickFocusType? type = null)
    {
        if (type is null)
        {
            try
            {
                return await GetFocusAsync(id, TickTickFocusType.Pomodoro).ConfigureAwait(false);
            }
            catch (TickTickException failure) when (failure.Kind == FailureKind.NotFound)
            {
                // The record has the other type or does not exist.
            }
        }

        return await GetResourceAsync(FocusPath(id, type ?? TickTickFocusType.Timing), TickTickFocus.Schema, FocusDescription(id)).ConfigureAwait(false);
    }

    /// <summary>Creates a focus record.</summary>
    public Task<TickTickFocus> NewFocusAsync(TickTickFocus focus)
    {
        if (focus.End is null && focus.Duration is { } worked) focus.End = focus.Start + worked + (focus.PauseDuration ?? TimeSpan.Zero);
        if (focus.Start is not { } start || focus.End is not { } end || end < start)
            throw Invalid("A focus record needs a start, and an end after it or a duration. Use -Start with -End or -Duration.");

        // The type is required, even if it is the default value, so it is marked as assigned.
        focus.Type = focus.Type;
        string path = FocusRange(start.AddMinutes(-1), end.AddMinutes(1), focus.Type);
        return CreateAsync(
            new CreateOperation<TickTickFocus>
            {
                Path = "focus",
                What = FormattableString.Invariant($"the focus record from {start:yyyy-MM-dd HH:mm:ss}"),
                Check = "Get-TickTickFocus",
                LookupKey = path,
                ReadExistingAsync = token => ReadExistingAsync(path, TickTickFocus.Schema, token),
                Id = static found => found.Id,
                Created = static found => found.CreatedTime,
            },
            TickTickFocus.Schema,
            focus);
    }

    public async Task RemoveFocusAsync(string? id, TickTickFocusType? type = null)
    {
        TickTickFocusType kind = type ?? (await GetFocusAsync(id).ConfigureAwait(false)).Type;
        await DeleteAsync(FocusPath(id, kind), FocusDescription(id)).ConfigureAwait(false);
    }

    private static string FocusDescription(string? id) => $"The focus record {id}";

    private static string FocusPath(string? id, TickTickFocusType type) => $"focus/{Segment(id, "focus record")}?type={TypeNumber(type)}";

    private static string FocusRange(DateTimeOffset from, DateTimeOffset to, TickTickFocusType type) =>
        $"focus?from={Query(from)}&to={Query(to)}&type={TypeNumber(type)}";

    private static string TypeNumber(TickTickFocusType type) => ((int)type).ToString(CultureInfo.InvariantCulture);
}
