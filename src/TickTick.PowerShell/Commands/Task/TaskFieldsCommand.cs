using System;
using System.Management.Automation;
using TickTick.Api;
using TickTick.Api.Time;
using TickTick.PowerShell.Completion;
using TickTick.PowerShell.Parameters;

namespace TickTick.PowerShell.Commands;

/// <summary>What the cmdlets share that make and change tasks: what a task is made of.</summary>
public abstract class TaskFieldsCommand : FieldsCommand
{
    // Of no enumeration of the library's: see ModuleInitializer.
    private object? _priority;
    private object? _kind;

    /// <summary>The text.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableCell]
    [AllowNull]
    public string? Content { get; set; }

    /// <summary>The text of a checklist.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Desc")]
    [TableCell]
    [AllowNull]
    public string? Description { get; set; }

    /// <summary>When it begins.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("StartDate")]
    [Date]
    [ArgumentCompleter(typeof(DayCompleter))]
    [Clearable]
    public DateArgument? Start { get; set; }

    /// <summary>When it is due.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("DueDate")]
    [Date]
    [ArgumentCompleter(typeof(DayCompleter))]
    [Clearable]
    public DateArgument? Due { get; set; }

    /// <summary>The dates stand for whole days.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("IsAllDay")]
    [Flag]
    public SwitchParameter AllDay { get; set; }

    /// <summary>The time zone of the task, such as Europe/Rome.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableCell]
    [ArgumentCompleter(typeof(TimeZoneCompleter))]
    public string? TimeZone { get; set; }

    /// <summary>When to remind, counted from the start: negative before it, positive after it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Reminders")]
    [Reminder]
    [Clearable]
    public TimeSpan[]? Reminder { get; set; }

    /// <summary>The tags.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Tags")]
    [List(",;")]
    [ArgumentCompleter(typeof(TagCompleter))]
    [Clearable]
    public string[]? Tag { get; set; }

    /// <summary>How it repeats: Daily, Weekly, Monthly, Yearly, or an RRULE.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableCell]
    [ArgumentCompleter(typeof(RepeatRuleCompleter))]
    [Clearable]
    public string? Repeat { get; set; }

    /// <summary>How pressing it is.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableCell(typeof(TickTickTaskPriority))]
    [Clearable]
    public TickTickTaskPriority? Priority
    {
        get => (TickTickTaskPriority?)_priority;
        set => _priority = value;
    }

    /// <summary>The titles of the items to tick off.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Items")]
    [List("\r\n")]
    [Clearable]
    public string[]? Item { get; set; }

    /// <summary>What it is made of.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableCell(typeof(TickTickTaskKind))]
    public TickTickTaskKind? Kind
    {
        get => (TickTickTaskKind?)_kind;
        set => _kind = value;
    }

    /// <summary>The column that it is in: its name, its id, or itself.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ColumnId")]
    [NameOrId]
    [ArgumentCompleter(typeof(ColumnCompleter))]
    [Clearable]
    public string? Column { get; set; }

    /// <summary>Its place: smaller is higher.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableCell(typeof(long))]
    public long? SortOrder { get; set; }

    /// <summary>The dates that are given.</summary>
    private protected TaskSchedule Schedule() => new()
    {
        Start = Start?.Date,
        SetsStart = IsGiven(nameof(Start), Start),
        Due = Due?.Date,
        SetsDue = IsGiven(nameof(Due), Due),
        IsAllDay = IsGiven(nameof(AllDay), AllDay ? true : null) ? AllDay : null,
        TimeZone = IsGiven(nameof(TimeZone), TimeZone) ? TimeZone : null,
    };

    /// <summary>Assigns what is given, the dates and the column apart.</summary>
    private protected void Assign(TickTickTask task)
    {
        if (IsGiven(nameof(Content), Content)) task.Content = Content ?? string.Empty;
        if (IsGiven(nameof(Description), Description)) task.Description = Description ?? string.Empty;
        if (IsGiven(nameof(Reminder), Reminder)) task.Reminders = Reminder ?? [];
        if (IsGiven(nameof(Tag), Tag)) task.Tags = Tag ?? [];
        if (IsGiven(nameof(Repeat), Repeat)) task.Repeat = Repeat;
        if (IsGiven(nameof(Priority), Priority)) task.Priority = Priority ?? TickTickTaskPriority.None;
        if (IsGiven(nameof(Kind), Kind)) task.Kind = Kind;
        if (IsGiven(nameof(SortOrder), SortOrder)) task.SortOrder = SortOrder;
        if (!IsGiven(nameof(Item), Item)) return;
        task.Items = ChecklistItem.FromTitles(Item ?? [], task.Items);
        if (task.Kind is null && Item is { Length: > 0 }) task.Kind = TickTickTaskKind.Checklist;
    }
}
