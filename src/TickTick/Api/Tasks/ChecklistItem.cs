using System;
using System.Collections.Generic;
using System.Linq;
using TickTick.Api.Resources;
using TickTick.Api.Tasks;

namespace TickTick.Api;

/// <summary>Represents an item of a checklist task.</summary>
public sealed class ChecklistItem : TickTickResource
{
    internal static readonly ResourceSchema<ChecklistItem> Schema = new();

    private static readonly Field s_id = Schema.Text("id");
    private static readonly Field s_title = Schema.Text("title", MatchRole.Key);
    private static readonly Field s_status = Schema.NumberEnum<TickTickChecklistItemStatus>("status", MatchRole.Compared);
    private static readonly Field s_start = Schema.Date("startDate", MatchRole.Compared);
    private static readonly Field s_isAllDay = Schema.Flag("isAllDay");
    private static readonly Field s_timeZone = Schema.SharedText("timeZone");
    private static readonly Field s_completedTime = Schema.Stamp("completedTime");
    private static readonly Field s_sortOrder = Schema.LongInteger("sortOrder");

    /// <summary>Initializes an empty item.</summary>
    public ChecklistItem()
    {
    }

    /// <summary>Initializes an item from its text, so that PowerShell converts texts to items.</summary>
    /// <param name="text">The title, possibly after <c>[x]</c> or <c>[ ]</c> as the status.</param>
    public ChecklistItem(string text)
    {
        bool isMarked = IsMarked(text, out string title, out TickTickChecklistItemStatus status);
        Title = title;
        if (isMarked) Status = status;
    }

    /// <summary>Gets or sets the ID. A new item has none.</summary>
    public string? Id { get => (string?)Get(s_id); set => Set(s_id, value); }

    /// <summary>Gets or sets the title.</summary>
    public string? Title { get => (string?)Get(s_title); set => Set(s_title, value); }

    /// <summary>Gets or sets the status.</summary>
    public TickTickChecklistItemStatus Status { get => (TickTickChecklistItemStatus?)Get(s_status) ?? default; set => Set(s_status, value); }

    /// <summary>Gets or sets the start time, in the item's time zone.</summary>
    public DateTimeOffset? Start { get => (DateTimeOffset?)Get(s_start); set => Set(s_start, value); }

    /// <summary>Gets or sets whether the date is for the whole day.</summary>
    public bool IsAllDay { get => (bool?)Get(s_isAllDay) ?? false; set => Set(s_isAllDay, value); }

    /// <summary>Gets or sets the IANA ID of the item's time zone.</summary>
    public string? TimeZone { get => (string?)Get(s_timeZone); set => Set(s_timeZone, value); }

    /// <summary>Gets or sets the time at which the item was completed.</summary>
    public DateTimeOffset? CompletedTime { get => (DateTimeOffset?)Get(s_completedTime); set => Set(s_completedTime, value); }

    /// <summary>Gets or sets the sort order. Smaller values come first.</summary>
    public long? SortOrder { get => (long?)Get(s_sortOrder); set => Set(s_sortOrder, value); }

    /// <summary>
    /// Returns the title, after <c>[x]</c> if the item is completed. <see cref="FromTitles"/> reads this text.
    /// </summary>
    public override string ToString() =>
        Status == TickTickChecklistItemStatus.Completed ? $"[x] {Title}" : IsMarked(Title, out _, out _) ? $"[ ] {Title}" : Title ?? string.Empty;

    internal override FieldTable Table => Schema;

    /// <summary>Returns a copy to change.</summary>
    internal ChecklistItem Edit() => (ChecklistItem)Copy();

    /// <summary>
    /// Creates checklist items from titles, which can begin with <c>[x]</c> or <c>[ ]</c> as the status. An existing
    /// item with the same title keeps its ID, and its status if the title has none.
    /// </summary>
    internal static ChecklistItem[] FromTitles(IReadOnlyList<string> titles, IEnumerable<ChecklistItem>? existing)
    {
        ChecklistItem[] before = [.. existing ?? []];
        var left = new List<ChecklistItem>(before);
        var items = new ChecklistItem[titles.Count];
        for (int i = 0; i < items.Length; i++)
        {
            bool isMarked = IsMarked(titles[i], out string title, out TickTickChecklistItemStatus status);
            int known = left.FindIndex(item => item.Title == title);
            items[i] = known < 0 ? new ChecklistItem { Title = title } : left[known].Edit();
            if (isMarked && items[i].Status != status) items[i].Status = status;
            if (known >= 0) left.RemoveAt(known);
        }

        // Items that stay in their order keep their places.
        if (items.SequenceEqual(before)) return items;
        for (int i = 0; i < items.Length; i++) items[i].SortOrder = i;
        return items;
    }

    /// <summary>
    /// Returns the items, or copies that all have a position if one has none, because it would come first. If the positions of
    /// the others rise, the list is numbered as it is. Otherwise the service did not return it in its order, and the new items
    /// are last.
    /// </summary>
    internal static IReadOnlyList<ChecklistItem> Place(IReadOnlyList<ChecklistItem> items)
    {
        long[] positions = [.. items.Select(static item => item.SortOrder).OfType<long>()];
        if (positions.Length == items.Count) return items;
        ChecklistItem[] placed = [.. items.Select(static item => item.Edit())];
        bool isInOrder = positions.Zip(positions.Skip(1), static (position, next) => position < next).All(static rises => rises);
        long last = isInOrder ? -1 : positions.Max();
        foreach (ChecklistItem item in placed)
        {
            if (isInOrder || item.SortOrder is null) item.SortOrder = ++last;
        }

        return placed;
    }

    /// <summary>Creates a copy to create the resource again, without the values that the service sets.</summary>
    internal ChecklistItem AsNew() => (ChecklistItem)CopyAsNew(nameof(Id));

    private static bool IsMarked(string? text, out string title, out TickTickChecklistItemStatus status)
    {
        bool isMarked = text is ['[', ' ' or 'x' or 'X', ']', ' ', ..];
        title = (isMarked ? text!.Substring(4) : text) ?? string.Empty;
        status = isMarked && text![1] != ' ' ? TickTickChecklistItemStatus.Completed : TickTickChecklistItemStatus.Open;
        return isMarked;
    }

    private protected override void OnRead(JsonReadContext context) => Start = TaskDates.ToOwnZone(Start, IsAllDay, TimeZone, context);
}
