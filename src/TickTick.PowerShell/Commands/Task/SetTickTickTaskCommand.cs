using System;
using System.Linq;
using System.Management.Automation;
using TickTick.Api;
using TickTick.Api.Time;
using TickTick.PowerShell.Completion;
using TickTick.PowerShell.Parameters;

namespace TickTick.PowerShell.Commands;

/// <summary>Changes tasks: what is named, and nothing else.</summary>
[Cmdlet(VerbsCommon.Set, "TickTickTask", DefaultParameterSetName = TaskCommand.InputObjectSet, SupportsShouldProcess = true)]
[OutputType(typeof(TickTickTask))]
public sealed class SetTickTickTaskCommand : TaskFieldsCommand
{
    /// <summary>The tasks.</summary>
    [Parameter(ParameterSetName = TaskCommand.InputObjectSet, Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    public TickTickTask[] InputObject { get; set; } = [];

    /// <summary>The ids of the tasks.</summary>
    [Parameter(ParameterSetName = TaskCommand.IdSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [NameOrId]
    public string[] Id { get; set; } = [];

    /// <summary>The project that the tasks are in.</summary>
    [Parameter(ParameterSetName = TaskCommand.IdSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectId")]
    [NameOrId]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public string Project { get; set; } = string.Empty;

    /// <summary>What is to be done.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Cell]
    public string? Title { get; set; }

    /// <summary>Open reopens a task, Abandoned gives it up; Complete-TickTickTask completes it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Cell]
    public TickTickTaskStatus? Status { get; set; }

    // A task has all of these properties, also one that went through a file; only what was typed is meant to change.
    private bool IsCopyOfTask => PipelineObject?.TypeNames.Any(name => name.EndsWith(typeof(TickTickTask).FullName!, StringComparison.Ordinal)) == true;

    /// <inheritdoc />
    private protected override void Execute()
    {
        if (ParameterSetName == TaskCommand.InputObjectSet)
        {
            foreach (TickTickTask task in InputObject) Execute(task);
        }
        else
        {
            foreach (TickTickTask task in TasksAt(Project, Id)) Execute(task);
        }
    }

    /// <inheritdoc />
    private protected override bool IsToBeSent(string parameter) => IsTyped(parameter) || (!IsCopyOfTask && HasValue(parameter));

    /// <inheritdoc />
    private protected override bool HasValue(string parameter) => parameter switch
    {
        nameof(Title) => Title is not null,
        nameof(Status) => Status is not null,
        nameof(Column) => Column is not null,
        _ => base.HasValue(parameter),
    };

    private void Execute(TickTickTask task)
    {
        OpenApiClient client = Client;
        if (!ShouldProcess(TaskWords.Describe(task), "Change")) return;

        TickTickTask changed = task.Edit();
        if (IsToBeSent(nameof(Title))) changed.Title = Title;
        if (IsToBeSent(nameof(Status)) && Status is { } status) changed.Status = status;
        Assign(changed);
        TaskSchedule schedule = Schedule();
        bool movesColumn = IsToBeSent(nameof(Column));
        NamePattern? column = movesColumn && Column is not null ? NamePatterns.Of(Column) : null;
        Enqueue(
            task,
            async _ =>
            {
                if (movesColumn) changed.ColumnId = column is null ? null : (await client.FindColumnAsync(task.ProjectId!, column).ConfigureAwait(false)).Id;
                return await client.SetTaskAsync(changed, schedule).ConfigureAwait(false);
            },
            WritePassedThrough);
    }
}
