using System;
using System.Collections.Generic;
using System.Management.Automation;
using TickTick.Api;
using TickTick.Api.Time;
using TickTick.PowerShell.Completion;
using TickTick.PowerShell.Parameters;

namespace TickTick.PowerShell.Commands;

/// <summary>What the cmdlets share that make and change tasks: what a task is made of.</summary>
public abstract class TaskFieldsCommand : BatchCommand
{
    private HashSet<string> _typed = [];

    /// <summary>The pipeline's object, the target of an error.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    public PSObject? PipelineObject { get; set; }

    /// <summary>The text.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Cell]
    public string? Content { get; set; }

    /// <summary>The text of a checklist.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Desc")]
    [Cell]
    public string? Description { get; set; }

    /// <summary>When it begins.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("StartDate")]
    [Cell]
    [ArgumentCompleter(typeof(DayCompleter))]
    public DateArgument? Start { get; set; }

    /// <summary>When it is due.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("DueDate")]
    [Cell]
    [ArgumentCompleter(typeof(DayCompleter))]
    public DateArgument? Due { get; set; }

    /// <summary>The dates stand for whole days.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("IsAllDay")]
    [Flag]
    public SwitchParameter AllDay { get; set; }

    /// <summary>The time zone of the task, such as Europe/Rome.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Cell]
    [ArgumentCompleter(typeof(TimeZoneCompleter))]
    public string? TimeZone { get; set; }

    /// <summary>When to remind, counted from the start: negative before it, positive after it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Reminders")]
    [Reminder]
    public TimeSpan[]? Reminder { get; set; }

    /// <summary>The tags.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Tags")]
    [List(",;")]
    [ArgumentCompleter(typeof(TagCompleter))]
    public string[]? Tag { get; set; }

    /// <summary>How it repeats: Daily, Weekly, Monthly, Yearly, or an RRULE.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Cell]
    [ArgumentCompleter(typeof(RepeatRuleCompleter))]
    public string? Repeat { get; set; }

    /// <summary>How pressing it is.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Cell]
    public TickTickTaskPriority? Priority { get; set; }

    /// <summary>The titles of the items to tick off.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Items")]
    [List("\r\n")]
    public string[]? Item { get; set; }

    /// <summary>What it is made of.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Cell]
    public TickTickTaskKind? Kind { get; set; }

    /// <summary>The column that it is in: its name, its id, or itself.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ColumnId")]
    [NameOrId]
    [ArgumentCompleter(typeof(ColumnCompleter))]
    public string? Column { get; set; }

    /// <summary>Its place: smaller is higher.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Cell]
    public long? SortOrder { get; set; }

    /// <summary>Return the tasks as they are afterwards.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>What the pipeline brought; null for what was typed.</summary>
    private protected object? Row => PipelineObject?.BaseObject is PSCustomObject ? PipelineObject : PipelineObject?.BaseObject;

    /// <summary>Remembers what was typed, apart from what the pipeline brings.</summary>
    protected override void BeginProcessing() => _typed = new HashSet<string>(MyInvocation.BoundParameters.Keys, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a field is to be sent.</summary>
    /// <param name="parameter">Its parameter.</param>
    /// <returns>Whether it is.</returns>
    private protected abstract bool IsToBeSent(string parameter);

    /// <summary>Whether a parameter was typed, with null perhaps.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <returns>Whether it was.</returns>
    private protected bool IsTyped(string parameter) => _typed.Contains(parameter);

    /// <summary>Whether a field has a value, typed or brought by the pipeline.</summary>
    /// <param name="parameter">Its parameter.</param>
    /// <returns>Whether it has.</returns>
    private protected virtual bool HasValue(string parameter) => parameter switch
    {
        nameof(Content) => Content is not null,
        nameof(Description) => Description is not null,
        nameof(Start) => Start is not null,
        nameof(Due) => Due is not null,
        nameof(AllDay) => AllDay || IsTyped(nameof(AllDay)),
        nameof(TimeZone) => TimeZone is not null,
        nameof(Reminder) => Reminder is not null,
        nameof(Tag) => Tag is not null,
        nameof(Repeat) => Repeat is not null,
        nameof(Priority) => Priority is not null,
        nameof(Item) => Item is not null,
        nameof(Kind) => Kind is not null,
        nameof(SortOrder) => SortOrder is not null,
        _ => false,
    };

    /// <summary>The dates that are given.</summary>
    /// <returns>The dates.</returns>
    private protected TaskSchedule Schedule() => new()
    {
        Start = Start?.Date,
        SetsStart = IsToBeSent(nameof(Start)),
        Due = Due?.Date,
        SetsDue = IsToBeSent(nameof(Due)),
        IsAllDay = IsToBeSent(nameof(AllDay)) ? AllDay : null,
        TimeZone = IsToBeSent(nameof(TimeZone)) ? TimeZone : null,
    };

    /// <summary>Assigns what is given, the dates and the column apart.</summary>
    /// <param name="task">The task.</param>
    private protected void Assign(TickTickTask task)
    {
        if (IsToBeSent(nameof(Content))) task.Content = Content ?? string.Empty;
        if (IsToBeSent(nameof(Description))) task.Description = Description ?? string.Empty;
        if (IsToBeSent(nameof(Reminder))) task.Reminders = Reminder ?? [];
        if (IsToBeSent(nameof(Tag))) task.Tags = Tag ?? [];
        if (IsToBeSent(nameof(Repeat))) task.Repeat = Repeat;
        if (IsToBeSent(nameof(Priority))) task.Priority = Priority ?? TickTickTaskPriority.None;
        if (IsToBeSent(nameof(Kind))) task.Kind = Kind;
        if (IsToBeSent(nameof(SortOrder))) task.SortOrder = SortOrder;
        if (!IsToBeSent(nameof(Item))) return;
        task.Items = ChecklistItem.FromTitles(Item ?? [], task.Items);
        if (task.Kind is null && Item is { Length: > 0 }) task.Kind = TickTickTaskKind.Checklist;
    }

    /// <summary>Writes a task that was made or changed, where it is asked for.</summary>
    /// <param name="task">The task.</param>
    private protected void WritePassedThrough(TickTickTask task)
    {
        if (PassThru) WriteObject(task);
    }
}
