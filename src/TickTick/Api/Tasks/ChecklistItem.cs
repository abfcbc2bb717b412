using System;
using System.Collections.Generic;
using System.Text.Json;
using TickTick.Api.Resources;
using TickTick.Api.Tasks;

namespace TickTick.Api;

/// <summary>Represents an item of a checklist task.</summary>
public sealed class ChecklistItem : TickTickResource
{
    private TickTickChecklistItemStatus? _status;
    private bool? _isAllDay;

    /// <summary>Gets or sets the ID. A new item has none.</summary>
    public string? Id { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the title.</summary>
    public string? Title { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the status.</summary>
    public TickTickChecklistItemStatus Status
    {
        get => _status ?? default;
        set { _status = value; MarkAssigned(); }
    }

    /// <summary>Gets or sets the start time, in the item's time zone.</summary>
    public DateTimeOffset? Start { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets whether the date is for the whole day.</summary>
    public bool IsAllDay
    {
        get => _isAllDay ?? false;
        set { _isAllDay = value; MarkAssigned(); }
    }

    /// <summary>Gets or sets the IANA ID of the item's time zone.</summary>
    public string? TimeZone { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the time at which the item was completed.</summary>
    public DateTimeOffset? CompletedTime { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets or sets the sort order. Smaller values come first.</summary>
    public long? SortOrder { get; set { field = value; MarkAssigned(); } }

    /// <summary>Gets the JSON schema of the resource.</summary>
    internal static ResourceSchema<ChecklistItem> Schema { get; } = new ResourceSchema<ChecklistItem>()
        .Add(nameof(Id), "id", JsonCodecs.Text, static resource => resource.Id, static (resource, value) => resource.Id = (string?)value)
        .Add(nameof(Title), "title", JsonCodecs.Text, static resource => resource.Title, static (resource, value) => resource.Title = (string?)value, MatchRole.Key)
        .Add(nameof(Status), "status", JsonCodecs.NumberEnum<TickTickChecklistItemStatus>(), static resource => resource._status, static (resource, value) => resource._status = (TickTickChecklistItemStatus?)value, MatchRole.Compared)
        .Add(nameof(Start), "startDate", JsonCodecs.Date, static resource => resource.Start, static (resource, value) => resource.Start = (DateTimeOffset?)value, MatchRole.Compared)
        .Add(nameof(IsAllDay), "isAllDay", JsonCodecs.Flag, static resource => resource._isAllDay, static (resource, value) => resource._isAllDay = (bool?)value)
        .Add(nameof(TimeZone), "timeZone", JsonCodecs.SharedText, static resource => resource.TimeZone, static (resource, value) => resource.TimeZone = (string?)value)
        .Add(nameof(CompletedTime), "completedTime", JsonCodecs.Stamp, static resource => resource.CompletedTime, static (resource, value) => resource.CompletedTime = (DateTimeOffset?)value)
        .Add(nameof(SortOrder), "sortOrder", JsonCodecs.LongInteger, static resource => resource.SortOrder, static (resource, value) => resource.SortOrder = (long?)value);

    /// <summary>Returns the title.</summary>
    public override string ToString() => Title ?? string.Empty;

    /// <inheritdoc />
    internal override void WriteTo(Utf8JsonWriter writer) => Schema.Write(writer, this);

    /// <summary>
    /// Creates checklist items from titles. An existing item with the same title keeps its ID and status.
    /// </summary>
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
