using System;
using System.Collections.Generic;
using System.Management.Automation;
using TickTick.Api;
using TickTick.Api.Tasks;
using TickTick.PowerShell.Completion;
using TickTick.PowerShell.Parameters;
using TickTick.Sessions;

namespace TickTick.PowerShell.Commands;

/// <summary>Changes the given fields of tasks.</summary>
/// <remarks>
/// There is no default parameter set, because PowerShell would try to bind its parameters first and ignore the Id of
/// a table row.
/// </remarks>
[Cmdlet(VerbsCommon.Set, "TickTickTask", SupportsShouldProcess = true, HelpUri = HelpPages.Folder + "Set-TickTickTask.md")]
[OutputType(typeof(TickTickTask))]
public sealed class SetTickTickTaskCommand : TaskFieldsCommand
{
    // The field's type is not an enumeration of the engine (see ModuleInitializer).
    private object? _status;

    /// <summary>Specifies the tasks, as objects or by their titles.</summary>
    [Parameter(ParameterSetName = TaskCommand.TaskSet, Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("InputObject")]
    [TaskTitle]
    [ArgumentCompleter(typeof(TaskTitleCompleter))]
    [ValidateNotNull]
    public TickTickTask[] Task { get; set; } = [];

    /// <summary>Specifies the IDs of the tasks.</summary>
    [Parameter(ParameterSetName = TaskCommand.IdSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [NameOrId(Kind = ResourceKind.Task)]
    public string[] Id { get; set; } = [];

    /// <summary>Specifies the project of the tasks. If it is omitted, the open tasks with the IDs are found.</summary>
    [Parameter(ParameterSetName = TaskCommand.IdSet, ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectId", "List")]
    [NameOrId(Kind = ResourceKind.Project, IsOne = true)]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public string? Project { get; set; }

    /// <summary>Specifies the title.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableCell]
    public string? Title { get; set; }

    /// <summary>
    /// Specifies the status. Open reopens a task, and Abandoned marks it as "won't do". Complete-TickTickTask
    /// completes a task.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableCell(typeof(TickTickTaskStatus))]
    public TickTickTaskStatus? Status
    {
        get => (TickTickTaskStatus?)_status;
        set => _status = value;
    }

    /// <summary>
    /// Specifies the distance by which the start and the due date are moved together: <c>1 week</c>, or a TimeSpan.
    /// </summary>
    [Parameter]
    [Shift]
    [NotEmpty]
    public ShiftArgument? Postpone { get; set; }

    /// <summary>Specifies tags to add to those that the task has.</summary>
    [Parameter]
    [Tags]
    [NotEmpty]
    [ArgumentCompleter(typeof(TagCompleter))]
    public string[]? AddTag { get; set; }

    /// <summary>Specifies tags to remove. Accepts wildcards.</summary>
    [Parameter]
    [Tags]
    [NotEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(TagCompleter))]
    public string[]? RemoveTag { get; set; }

    /// <summary>Specifies checklist items to add, by their titles.</summary>
    [Parameter]
    [Items]
    [NotEmpty]
    public string[]? AddItem { get; set; }

    /// <summary>Specifies checklist items to complete, by their titles. Accepts wildcards.</summary>
    [Parameter]
    [NameOrId("Title")]
    [NotEmpty]
    [SupportsWildcards]
    public string[]? CompleteItem { get; set; }

    /// <summary>Specifies checklist items to remove, by their titles. Accepts wildcards.</summary>
    [Parameter]
    [NameOrId("Title")]
    [NotEmpty]
    [SupportsWildcards]
    public string[]? RemoveItem { get; set; }

    /// <summary>Indicates that the tasks are returned.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc />
    private protected override bool Changes => true;

    /// <inheritdoc />
    private protected override void Execute()
    {
        RequireOneMeaning();
        foreach (TickTickTask task in ParameterSetName == TaskCommand.TaskSet ? TasksOf(Task) : TasksAt(Project, Id)) Execute(task);
    }

    private TaskChanges Changed => new()
    {
        AddedTags = AddTag ?? [],
        RemovedTags = Patterns(RemoveTag),
        AddedItems = AddItem ?? [],
        CompletedItems = Patterns(CompleteItem),
        RemovedItems = Patterns(RemoveItem),
    };

    private static NamePattern[] Patterns(string[]? names) => Array.ConvertAll(names ?? [], NamePatterns.Of);

    // Each of these says what the whole of it is, so what is added or moved at the same time has no meaning.
    private void RequireOneMeaning()
    {
        Refuse(Postpone is not null && (IsGiven(nameof(Start), Start) || IsGiven(nameof(Due), Due)), "-Postpone", "-Start or -Due");
        Refuse((AddTag ?? RemoveTag) is not null && IsGiven(nameof(Tag), Tag), "-AddTag or -RemoveTag", "-Tag");
        Refuse((AddItem ?? CompleteItem ?? RemoveItem) is not null && IsGiven(nameof(Item), Item), "-AddItem, -CompleteItem or -RemoveItem", "-Item");

        static void Refuse(bool isWrong, string first, string second)
        {
            if (isWrong) throw new TickTickException(ErrorIds.RequestInvalid, $"{first} cannot be combined with {second}.", "Leave out one of them.");
        }
    }

    private void Execute(TickTickTask task) => TryEach(task, () =>
    {
        TickTickClient client = Client;
        TickTickTask changed = task.Edit();
        if (IsGiven(nameof(Title), Title)) changed.Title = Title;
        if (IsGiven(nameof(Status), Status) && Status is { } status) changed.Status = status;
        Assign(changed);
        if (FindParent(task.Id) is { } parent) changed.MoveUnder(parent);
        else if (IsGiven(nameof(Parent), Parent)) changed.ParentId = null;
        if (IsGiven(nameof(Column), Column)) changed.ColumnId = FindColumnId(task.ProjectId!);
        TaskSchedule schedule = Schedule() with { Postpone = Postpone?.Shift };
        TaskChanges changes = Changed;
        if (!ShouldProcess(TaskDescription.Describe(task), Action("Change", Describe(task, changed, schedule, changes)))) return;

        if (schedule.HasChanges || changed.AssignsDates) Piped(task).ForgetOccurrence();
        EnqueueUpdate(task, task.Id, changed, () => client.Tasks.UpdateAsync(changed, schedule, changes), PassThru, changesMore: schedule.HasChanges || changes.NeedsTask);
    });

    private IEnumerable<string> Describe(TickTickTask task, TickTickTask changed, TaskSchedule schedule, TaskChanges changes)
    {
        TickTickTask? preview = Client.Tasks.Preview(changed, schedule, changes);
        foreach (string change in Describe(task, changed, preview)) yield return change;
        if (preview is not null) yield break;
        if (Postpone is not null) yield return $"dates by {Postpone}";
        foreach ((string name, string[]? values) in new[] { ("added tags", AddTag), ("removed tags", RemoveTag), ("added items", AddItem), ("completed items", CompleteItem), ("removed items", RemoveItem) })
        {
            if (values is not null) yield return $"{name} {string.Join(", ", values)}";
        }
    }
}
