using System;
using System.Collections.Generic;
using System.Management.Automation;
using TickTick.Api;
using TickTick.Api.Dates;
using TickTick.Api.Resources;
using TickTick.Api.Tasks;
using TickTick.PowerShell.Completion;
using TickTick.PowerShell.Parameters;

namespace TickTick.PowerShell.Commands;

/// <summary>Provides the base class of the cmdlets that create and change tasks.</summary>
public abstract class TaskFieldsCommand : FieldsCommand
{
    // The field's type is not an enumeration of the engine (see ModuleInitializer).
    private object? _priority;
    private object? _kind;

    /// <summary>Specifies the content.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableCell]
    [AllowNull]
    public string? Content { get; set; }

    /// <summary>Specifies the description of a checklist.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Desc")]
    [TableCell]
    [AllowNull]
    public string? Description { get; set; }

    /// <summary>Specifies the start date.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("StartDate")]
    [Date]
    [ArgumentCompleter(typeof(DayCompleter))]
    [Clearable]
    public DateArgument? Start { get; set; }

    /// <summary>Specifies the due date.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("DueDate")]
    [Date]
    [ArgumentCompleter(typeof(DayCompleter))]
    [Clearable]
    public DateArgument? Due { get; set; }

    /// <summary>Indicates that the task is an all-day task.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("IsAllDay")]
    [Flag]
    public SwitchParameter AllDay { get; set; }

    /// <summary>Specifies the time zone of the task, such as Europe/Rome.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TimeZone]
    [ArgumentCompleter(typeof(TimeZoneCompleter))]
    public string? TimeZone { get; set; }

    /// <summary>Specifies the reminders, as the times before the start. Negative values are after it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Reminders")]
    [Times("0:15 for 15 minutes before")]
    [Clearable]
    public TimeSpan[]? Reminder { get; set; }

    /// <summary>Specifies the tags.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Tags")]
    [Tags]
    [ArgumentCompleter(typeof(TagCompleter))]
    [Clearable]
    public string[]? Tag { get; set; }

    /// <summary>Specifies the recurrence rule, in words such as Weekdays or 'Every 2 weeks', or as an RRULE.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("RepeatFlag")]
    [TableCell]
    [ArgumentCompleter(typeof(RepeatRuleCompleter))]
    [Clearable]
    public string? Repeat { get; set; }

    /// <summary>Specifies the priority.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableCell(typeof(TickTickTaskPriority))]
    [Clearable]
    public TickTickTaskPriority? Priority
    {
        get => (TickTickTaskPriority?)_priority;
        set => _priority = value;
    }

    /// <summary>Specifies the checklist items, as titles or as objects. <c>[x]</c> before a title completes it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Items")]
    [Items]
    [Clearable]
    public string[]? Item { get; set; }

    /// <summary>Specifies the kind.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableCell(typeof(TickTickTaskKind))]
    public TickTickTaskKind? Kind
    {
        get => (TickTickTaskKind?)_kind;
        set => _kind = value;
    }

    /// <summary>Specifies the column. Accepts a name, an ID or a column object.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ColumnId")]
    [NameOrId(Kind = ResourceKind.Column, IsOne = true)]
    [ArgumentCompleter(typeof(ColumnCompleter))]
    [Clearable]
    public string? Column { get; set; }

    /// <summary>
    /// Specifies the task of which the task becomes a subtask. Accepts a title, an ID, a link or a task object, or null
    /// for none.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NameOrId(IsOne = true)]
    [ArgumentCompleter(typeof(TaskTitleCompleter))]
    [Clearable]
    public string? Parent { get; set; }

    /// <summary>Specifies the sort order. Smaller values come first.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableCell(typeof(long))]
    public long? SortOrder { get; set; }

    // In the service's own JSON, the due date of an all-day task that spans several days is the day after it.
    private bool IsExclusiveSpan =>
        AllDay && Start is not null && Due is not null && DayOf(Start) < DayOf(Due) && !IsTyped(nameof(Due)) && HasJsonNames("id", "projectId", "dueDate");

    private DateTime DayOf(DateArgument date) => date.Date.DayIn(string.IsNullOrEmpty(TimeZone) ? null : TimeZones.Find(TimeZone!), TimeZoneInfo.Local);

    // A text with a time makes an all-day task a timed one. A DateTime always has a time, so it does not.
    private static bool IsTime(DateArgument? date) => date is { Read: not null, Date.IsTime: true };

    // Every task without dates has the value false, so in a row with days only it does not mean midnight.
    private bool? IsAllDay => Given(nameof(AllDay), AllDay) is { } given && (given || IsTyped(nameof(AllDay)) || !HasOnlyDays) ? given
        : IsTime(Start) || IsTime(Due) ? false
        : null;

    private bool HasOnlyDays => (Start ?? Due) is not null && Start?.Date.IsDay != false && Due?.Date.IsDay != false;

    /// <summary>Returns the given dates.</summary>
    private protected TaskSchedule Schedule() => new()
    {
        Start = Start?.Date,
        SetsStart = IsGiven(nameof(Start), Start),
        Due = IsExclusiveSpan ? DateInput.On(DayOf(Due!).AddDays(-1)) : Due?.Date,
        SetsDue = IsGiven(nameof(Due), Due),
        IsAllDay = IsAllDay,
        TimeZone = IsGiven(nameof(TimeZone), TimeZone) ? TimeZone : null,
    };

    /// <summary>Returns the task of which a task becomes a subtask, or null if none is given.</summary>
    private protected TickTickTask? FindParent(string? childId) =>
        IsGiven(nameof(Parent), Parent) && !string.IsNullOrEmpty(Parent) ? Await(Client.TaskFinder.FindParentAsync(NamePatterns.Of(Parent!), childId)) : null;

    /// <summary>Returns the ID of the column, or null for none.</summary>
    private protected string? FindColumnId(string projectId) =>
        Column is null ? null : Await(Client.Columns.FindOneAsync(projectId, NamePatterns.Of(Column))).Id;

    /// <summary>
    /// Describes the fields that are set, for confirmation prompts, with the dates as they were read.
    /// </summary>
    /// <param name="before">The task before the change, or null if it is created.</param>
    /// <param name="assigned">The task with the assigned fields.</param>
    /// <param name="preview">The task as it would be sent, or null if that depends on the current one.</param>
    private protected IEnumerable<string> Describe(TickTickTask? before, TickTickTask assigned, TickTickTask? preview)
    {
        // The target of the prompt names the project, and the parent of a new task. The column is described by its name.
        List<string> omitted = [nameof(assigned.ProjectId)];
        if (before is null) omitted.AddRange([nameof(assigned.Title), nameof(assigned.ParentId), nameof(assigned.IsAllDay)]);
        if (before is null && TimeZone is null) omitted.Add(nameof(assigned.TimeZone));
        if (IsGiven(nameof(Column), Column)) omitted.Add(nameof(assigned.ColumnId));
        foreach (string change in ResourceChanges.Describe(before, preview ?? assigned, [.. omitted])) yield return change;
        if (IsGiven(nameof(Column), Column)) yield return before is null ? $"Column '{Column}'" : $"Column to {(string.IsNullOrEmpty(Column) ? "none" : $"'{Column}'")}";
        if (preview is not null) yield break;
        if (IsGiven(nameof(Start), Start)) yield return $"Start to {Start?.Date.Describe() ?? "none"}";
        if (IsGiven(nameof(Due), Due)) yield return $"Due to {Due?.Date.Describe() ?? "none"}";
        if (IsAllDay is { } allDay) yield return $"IsAllDay to {(allDay ? "yes" : "no")}";
        if (IsGiven(nameof(TimeZone), TimeZone)) yield return $"TimeZone to '{TimeZone}'";
    }

    /// <summary>Assigns the given fields, except the dates, the column and the parent.</summary>
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
    }
}
