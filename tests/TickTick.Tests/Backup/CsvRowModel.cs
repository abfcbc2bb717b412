using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace TickTick.Tests.Backup;

/// <summary>Represents a task as TickTick's own backup describes it.</summary>
internal sealed class CsvRowModel
{
    public static readonly string[] Columns =
    [
        "Folder Name", "List Name", "Title", "Kind", "Tags", "Content", "Is Check list", "Start Date", "Due Date", "Reminder", "Repeat", "Priority", "Status",
        "Created Time", "Completed Time", "Order", "Timezone", "Is All Day", "Is Floating", "Column Name", "Column Order", "View Mode", "taskId", "parentId", "projectKind",
    ];

    private static readonly TimeZoneInfo[] Zones = [TimeZoneInfo.Utc, TimeZoneInfo.FindSystemTimeZoneById("Europe/Rome"), TimeZoneInfo.FindSystemTimeZoneById("America/New_York"), TimeZoneInfo.FindSystemTimeZoneById("Asia/Kolkata")];

    private static readonly string[] Texts = ["", "plain", "with, comma", "with \"quotes\"", "two\nlines", "emoji 🚲\n\n\"a\", b", " spaces "];

    public required string Id { get; init; }

    public required string Folder { get; init; }

    public required string List { get; init; }

    public required string ViewMode { get; init; }

    public required string ProjectKind { get; init; }

    public required string Title { get; init; }

    public string Kind { get; private set; } = "TEXT";

    public string Column { get; private set; } = "";

    public string[] Tags { get; private set; } = [];

    public string Content { get; private set; } = "";

    public (string Title, bool IsDone)[] Items { get; private set; } = [];

    public DateTimeOffset? Start { get; private set; }

    public DateTimeOffset? Due { get; private set; }

    public bool IsAllDay { get; private set; }

    public string Zone { get; private set; } = "";

    public string[] Reminders { get; private set; } = [];

    public string Repeat { get; private set; } = "";

    public int Priority { get; private set; }

    /// <summary>Gets the status as the Open API writes it.</summary>
    public int Status { get; private set; }

    public DateTimeOffset? Completed { get; private set; }

    public long Order { get; private set; }

    public CsvRowModel? Parent { get; private set; }

    public static CsvRowModel Create(Random random, int index, (string Folder, string List, string ViewMode, string Kind) list, IReadOnlyList<CsvRowModel> earlier, bool hasAbandoned)
    {
        var row = new CsvRowModel { Id = $"{index + 1}", Folder = list.Folder, List = list.List, ViewMode = list.ViewMode, ProjectKind = list.Kind, Title = $"Row {index} {Texts[random.Next(1, 4)]}" };
        row.Kind = list.Kind == "NOTE" ? "NOTE" : random.Next(4) == 0 ? "CHECKLIST" : "TEXT";
        if (list.ViewMode == "kanban") row.Column = random.Next(2) == 0 ? "To do" : "Done, \"really\"";
        row.Tags = [.. new[] { "a", "travel", "b c" }.Where(_ => random.Next(3) == 0)];
        row.Content = Texts[random.Next(Texts.Length)];
        if (row.Kind == "CHECKLIST") row.Items = [.. Enumerable.Range(0, random.Next(4)).Select(i => ($"Item {i}, \"x\"", random.Next(2) == 0))];
        if (row.Kind != "NOTE" && random.Next(2) == 0) row.SetDates(random);
        row.Priority = new[] { 0, 1, 3, 5 }[random.Next(4)];
        row.Status = random.Next(5) > 0 ? 0 : hasAbandoned && random.Next(2) == 0 ? -1 : 2;
        if (row.Status != 0) row.Completed = new DateTimeOffset(2026, 2, random.Next(1, 28), 18, random.Next(60), 5, TimeSpan.Zero);
        row.Order = random.Next(-1000, 1000) * 1_099_511_627L;
        CsvRowModel[] parents = [.. earlier.Where(other => other.List == row.List && other.Folder == row.Folder && other.Kind != "NOTE")];
        if (row.Kind != "NOTE" && parents.Length > 0 && random.Next(3) == 0) row.Parent = parents[random.Next(parents.Length)];
        return row;
    }

    /// <summary>Returns the cells in the order of <see cref="Columns"/>.</summary>
    public string[] Cells(Random random, bool isOld) =>
    [
        Folder, List, Title, Kind, string.Join(", ", Tags), string.Join("\n", new[] { Kind == "CHECKLIST" && Items.Length > 0 && Content.Length == 0 ? null : Content }.Concat(Items.Select(item => (item.IsDone ? "▪" : "▫") + item.Title)).Where(text => text is not null)),
        Kind == "CHECKLIST" ? "Y" : "N", Date(random, Start), Date(random, Due), string.Join("\n", Reminders), Repeat, $"{Priority}",
        isOld ? Status switch { 0 => "0", 2 => random.Next(2) == 0 ? "1" : "2", _ => throw new InvalidOperationException() } : Status.ToString(CultureInfo.InvariantCulture),
        "2026-01-01T03:58:11+0000", Date(random, Completed), Order.ToString(CultureInfo.InvariantCulture), Zone, Due is null && random.Next(2) == 0 ? "" : IsAllDay ? "true" : "false", "false",
        Column, Column.Length == 0 ? "" : "0", ViewMode, Id, Parent?.Id ?? "", ProjectKind,
    ];

    private void SetDates(Random random)
    {
        TimeZoneInfo zone = Zones[random.Next(Zones.Length)];
        Zone = zone.Id;
        IsAllDay = random.Next(2) == 0;
        var day = new DateTime(2026, random.Next(1, 13), random.Next(1, 28), IsAllDay ? 0 : random.Next(5, 23), IsAllDay ? 0 : random.Next(60), 0);
        Start = new DateTimeOffset(day, zone.GetUtcOffset(day)).ToUniversalTime();
        DateTime end = IsAllDay ? day.AddDays(random.Next(4)) : day.AddMinutes(random.Next(50));
        Due = new DateTimeOffset(end, zone.GetUtcOffset(end)).ToUniversalTime();
        Reminders = [.. new[] { "-PT15M", "PT0S", "P0DT9H0M0S" }.Where(_ => random.Next(2) == 0)];
        Repeat = new[] { "", "FREQ=YEARLY", "FREQ=MONTHLY;BYMONTHDAY=13", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH" }[random.Next(4)];
    }

    private static string Date(Random random, DateTimeOffset? date) => date is not { } instant ? "" : instant.ToString(random.Next(5) == 0 ? "yyyy-MM-dd HH:mm:ss" : "yyyy-MM-dd'T'HH:mm:ss'+0000'", System.Globalization.CultureInfo.InvariantCulture);
}
