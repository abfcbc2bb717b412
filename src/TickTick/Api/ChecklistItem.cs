using System;
using System.Collections.Generic;
using System.Text.Json;
using TickTick.Api.Json;
using TickTick.Api.Time;

namespace TickTick.Api;

/// <summary>An item of a task, to be ticked off by itself.</summary>
public sealed class ChecklistItem : TickTickResource
{
    private TickTickChecklistItemStatus? _status;
    private bool? _isAllDay;

    /// <summary>Its id; an item that is new has none.</summary>
    public string? Id { get; set { field = value; MarkAssigned(); } }

    /// <summary>What is to be done.</summary>
    public string? Title { get; set { field = value; MarkAssigned(); } }

    /// <summary>Whether it is done.</summary>
    public TickTickChecklistItemStatus Status
    {
        get => _status ?? default;
        set { _status = value; MarkAssigned(); }
    }

    /// <summary>When it is to be done, in its own time zone.</summary>
    public DateTimeOffset? Start { get; set { field = value; MarkAssigned(); } }

    /// <summary>Whether the date stands for the whole day.</summary>
    public bool IsAllDay
    {
        get => _isAllDay ?? false;
        set { _isAllDay = value; MarkAssigned(); }
    }

    /// <summary>The IANA id of the time zone it was written in.</summary>
    public string? TimeZone { get; set { field = value; MarkAssigned(); } }

    /// <summary>When it was done.</summary>
    public DateTimeOffset? CompletedTime { get; set { field = value; MarkAssigned(); } }

    /// <summary>Its place: smaller is higher.</summary>
    public long? SortOrder { get; set { field = value; MarkAssigned(); } }

    /// <summary>How it travels.</summary>
    internal static ResourceSchema<ChecklistItem> Schema { get; } = new ResourceSchema<ChecklistItem>()
        .Add(nameof(Id), "id", JsonCodecs.Text, static thing => thing.Id, static (thing, value) => thing.Id = (string?)value)
        .Add(nameof(Title), "title", JsonCodecs.Text, static thing => thing.Title, static (thing, value) => thing.Title = (string?)value, MatchRole.Key)
        .Add(nameof(Status), "status", JsonCodecs.NumberEnum<TickTickChecklistItemStatus>(), static thing => thing._status, static (thing, value) => thing._status = (TickTickChecklistItemStatus?)value, MatchRole.Compared)
        .Add(nameof(Start), "startDate", JsonCodecs.Date, static thing => thing.Start, static (thing, value) => thing.Start = (DateTimeOffset?)value, MatchRole.Compared)
        .Add(nameof(IsAllDay), "isAllDay", JsonCodecs.Flag, static thing => thing._isAllDay, static (thing, value) => thing._isAllDay = (bool?)value)
        .Add(nameof(TimeZone), "timeZone", JsonCodecs.SharedText, static thing => thing.TimeZone, static (thing, value) => thing.TimeZone = (string?)value)
        .Add(nameof(CompletedTime), "completedTime", JsonCodecs.Stamp, static thing => thing.CompletedTime, static (thing, value) => thing.CompletedTime = (DateTimeOffset?)value)
        .Add(nameof(SortOrder), "sortOrder", JsonCodecs.LongInteger, static thing => thing.SortOrder, static (thing, value) => thing.SortOrder = (long?)value);

    /// <summary>The title.</summary>
    public override string ToString() => Title ?? string.Empty;

    /// <inheritdoc />
    internal override void WriteTo(Utf8JsonWriter writer) => Schema.Write(writer, this);

    /// <summary>A list of items by their titles. Items that a task has already stay what they are, done or not.</summary>
    internal static ChecklistItem[] FromTitles(IReadOnlyList<string> titles, IEnumerable<ChecklistItem>? existing)
    {
        var left = new List<ChecklistItem>(existing ?? []);
        var items = new ChecklistItem[titles.Count];
        for (int i = 0; i < items.Length; i++)
        {
            int known = left.FindIndex(item => item.Title == titles[i]);
            items[i] = known < 0 ? new ChecklistItem { Title = titles[i] } : left[known];
            items[i].SortOrder = i;
            if (known >= 0) left.RemoveAt(known);
        }

        return items;
    }

    private protected override void OnRead(JsonReadContext context) => Start = TaskDates.ToOwnZone(Start, IsAllDay, TimeZone, context);
}
