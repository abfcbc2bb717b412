using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using TickTick.Api.Json;
using TickTick.Api.Sending;

namespace TickTick.Api;

/// <summary>A stretch of focused work.</summary>
public sealed class TickTickFocus : TickTickResource
{
    private TickTickFocusType? _type;

    /// <summary>Its id.</summary>
    public string? Id { get; set { field = value; MarkAssigned(); } }

    /// <summary>How it was measured.</summary>
    public TickTickFocusType Type
    {
        get => _type ?? default;
        set { _type = value; MarkAssigned(); }
    }

    /// <summary>When it began.</summary>
    public DateTimeOffset? Start { get; set { field = value; MarkAssigned(); } }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? End { get; set { field = value; MarkAssigned(); } }

    /// <summary>The time worked, without pauses.</summary>
    public TimeSpan? Duration { get; set { field = value; MarkAssigned(); } }

    /// <summary>The time paused.</summary>
    public TimeSpan? PauseDuration { get; set { field = value; MarkAssigned(); } }

    /// <summary>The id of the task worked on.</summary>
    public string? TaskId { get; set { field = value; MarkAssigned(); } }

    /// <summary>What was noted, 5000 characters at most.</summary>
    public string? Note { get; set { field = value; MarkAssigned(); } }

    /// <summary>What it is tied to, as the service counts it.</summary>
    public object? RelationType { get; set { field = value; MarkAssigned(); } }

    /// <summary>The tasks worked on, as the service tells them.</summary>
    public object? Tasks { get; set { field = value; MarkAssigned(); } }

    /// <summary>Its state, as the service counts it.</summary>
    public int? Status { get; set { field = value; MarkAssigned(); } }

    /// <summary>By how much it was corrected.</summary>
    public long? AdjustTime { get; set { field = value; MarkAssigned(); } }

    /// <summary>Whether it was entered afterwards.</summary>
    public bool? IsAdded { get; set { field = value; MarkAssigned(); } }

    /// <summary>The id of the user.</summary>
    public object? UserId { get; set { field = value; MarkAssigned(); } }

    /// <summary>When it was recorded.</summary>
    public DateTimeOffset? CreatedTime { get; set { field = value; MarkAssigned(); } }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? ModifiedTime { get; set { field = value; MarkAssigned(); } }

    /// <summary>The mark of this state of it.</summary>
    public string? ETag { get; set { field = value; MarkAssigned(); } }

    /// <summary>The service's mark of time for it.</summary>
    public long? Timestamp { get; set { field = value; MarkAssigned(); } }

    /// <summary>How it travels.</summary>
    internal static ResourceSchema<TickTickFocus> Schema { get; } = new ResourceSchema<TickTickFocus>()
        .Add(nameof(Id), "id", JsonCodecs.Text, static thing => thing.Id, static (thing, value) => thing.Id = (string?)value)
        .Add(nameof(Type), "type", JsonCodecs.NumberEnum<TickTickFocusType>(), static thing => thing._type, static (thing, value) => thing._type = (TickTickFocusType?)value, MatchRole.Key)
        .Add(nameof(Start), "startTime", JsonCodecs.Date, static thing => thing.Start, static (thing, value) => thing.Start = (DateTimeOffset?)value, MatchRole.Key)
        .Add(nameof(End), "endTime", JsonCodecs.Date, static thing => thing.End, static (thing, value) => thing.End = (DateTimeOffset?)value, MatchRole.Key)
        .Add(nameof(Duration), "duration", JsonCodecs.Seconds, static thing => thing.Duration, static (thing, value) => thing.Duration = (TimeSpan?)value, MatchRole.Compared)
        .Add(nameof(PauseDuration), "pauseDuration", JsonCodecs.Seconds, static thing => thing.PauseDuration, static (thing, value) => thing.PauseDuration = (TimeSpan?)value, MatchRole.Compared)
        .Add(nameof(TaskId), "taskId", JsonCodecs.Text, static thing => thing.TaskId, static (thing, value) => thing.TaskId = (string?)value, MatchRole.Compared)
        .Add(nameof(Note), "note", JsonCodecs.Text, static thing => thing.Note, static (thing, value) => thing.Note = (string?)value, MatchRole.Chosen)
        .Add(nameof(RelationType), "relationType", JsonCodecs.Any, static thing => thing.RelationType, static (thing, value) => thing.RelationType = value)
        .Add(nameof(Tasks), "tasks", JsonCodecs.Any, static thing => thing.Tasks, static (thing, value) => thing.Tasks = value)
        .Add(nameof(Status), "status", JsonCodecs.Integer, static thing => thing.Status, static (thing, value) => thing.Status = (int?)value)
        .Add(nameof(AdjustTime), "adjustTime", JsonCodecs.LongInteger, static thing => thing.AdjustTime, static (thing, value) => thing.AdjustTime = (long?)value)
        .Add(nameof(IsAdded), "added", JsonCodecs.Flag, static thing => thing.IsAdded, static (thing, value) => thing.IsAdded = (bool?)value)
        .Add(nameof(UserId), "userId", JsonCodecs.Any, static thing => thing.UserId, static (thing, value) => thing.UserId = value)
        .Add(nameof(CreatedTime), "createdTime", JsonCodecs.Stamp, static thing => thing.CreatedTime, static (thing, value) => thing.CreatedTime = (DateTimeOffset?)value)
        .Add(nameof(ModifiedTime), "modifiedTime", JsonCodecs.Stamp, static thing => thing.ModifiedTime, static (thing, value) => thing.ModifiedTime = (DateTimeOffset?)value)
        .Add(nameof(ETag), "etag", JsonCodecs.Text, static thing => thing.ETag, static (thing, value) => thing.ETag = (string?)value)
        .Add(nameof(Timestamp), "etimestamp", JsonCodecs.LongInteger, static thing => thing.Timestamp, static (thing, value) => thing.Timestamp = (long?)value);

    /// <summary>The id.</summary>
    public override string ToString() => Id ?? string.Empty;

    // The day on which somebody worked is the day where they are.
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

    // The service moves the beginning of a longer range without a word.
    private static readonly TimeSpan LongestFocusRange = TimeSpan.FromDays(30);

    /// <summary>The stretches of focused work in a range, which may be of any length.</summary>
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

    /// <summary>A stretch of focused work.</summary>
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
                // Then it is of the other kind, or there is none.
            }
        }

        return await GetResourceAsync(FocusPath(id, type ?? TickTickFocusType.Timing), TickTickFocus.Schema, FocusWords(id)).ConfigureAwait(false);
    }

    /// <summary>Records a stretch of focused work.</summary>
    public Task<TickTickFocus> NewFocusAsync(TickTickFocus focus)
    {
        if (focus.End is null && focus.Duration is { } worked) focus.End = focus.Start + worked + (focus.PauseDuration ?? TimeSpan.Zero);
        if (focus.Start is not { } start || focus.End is not { } end || end < start)
            throw Invalid("A focus record needs a start, and an end after it or a duration. Use -Start with -End or -Duration.");

        // The type is required, also where it is the first of them.
        focus.Type = focus.Type;
        string path = FocusRange(start.AddMinutes(-1), end.AddMinutes(1), focus.Type);
        return CreateAsync(
            new CreateOperation<TickTickFocus>
            {
                Path = "focus",
                What = FormattableString.Invariant($"the focus record from {start:yyyy-MM-dd HH:mm:ss}"),
                Check = "Get-TickTickFocus",
                Place = path,
                LookAsync = token => LookAsync(path, TickTickFocus.Schema, token),
                Id = static found => found.Id,
                Created = static found => found.CreatedTime,
            },
            TickTickFocus.Schema,
            focus);
    }

    /// <summary>Removes a stretch of focused work.</summary>
    public async Task RemoveFocusAsync(string? id, TickTickFocusType? type = null)
    {
        TickTickFocusType kind = type ?? (await GetFocusAsync(id).ConfigureAwait(false)).Type;
        await DeleteAsync(FocusPath(id, kind), FocusWords(id)).ConfigureAwait(false);
    }

    private static string FocusWords(string? id) => $"The focus record {id}";

    private static string FocusPath(string? id, TickTickFocusType type) => $"focus/{Segment(id, "focus record")}?type={TypeNumber(type)}";

    private static string FocusRange(DateTimeOffset from, DateTimeOffset to, TickTickFocusType type) =>
        $"focus?from={Query(from)}&to={Query(to)}&type={TypeNumber(type)}";

    private static string TypeNumber(TickTickFocusType type) => ((int)type).ToString(CultureInfo.InvariantCulture);
}
