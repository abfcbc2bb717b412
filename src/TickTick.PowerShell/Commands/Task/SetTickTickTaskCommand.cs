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
    [Parameter(ParameterSetName = TaskCommand.InputObjectSet, Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [TaskTitle]
    [ArgumentCompleter(typeof(TaskTitleCompleter))]
    [ValidateNotNull]
    public TickTickTask[] InputObject { get; set; } = [];

    /// <summary>Specifies the IDs of the tasks.</summary>
    [Parameter(ParameterSetName = TaskCommand.IdSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [NameOrId]
    public string[] Id { get; set; } = [];

    /// <summary>Specifies the project of the tasks. If it is omitted, the open tasks with the IDs are found.</summary>
    [Parameter(ParameterSetName = TaskCommand.IdSet, ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectId", "List")]
    [NameOrId]
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

    /// <summary>Indicates that the tasks are returned.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc />
    private protected override bool Changes => true;

    /// <inheritdoc />
    private protected override void Execute()
    {
        if (ParameterSetName == TaskCommand.InputObjectSet)
        {
            foreach (TickTickTask task in TasksOf(InputObject)) Execute(task);
        }
        else
        {
            foreach (TickTickTask task in TasksAt(Project, Id)) Execute(task);
        }
    }

    private void Execute(TickTickTask task)
    {
        TickTickClient client = Client;
        if (!ShouldProcess(TaskDescription.Describe(task), "Change")) return;

        TickTickTask changed = task.Edit();
        if (IsGiven(nameof(Title), Title)) changed.Title = Title;
        if (IsGiven(nameof(Status), Status) && Status is { } status) changed.Status = status;
        Assign(changed);
        TaskSchedule schedule = Schedule();
        bool movesColumn = IsGiven(nameof(Column), Column);
        NamePattern? column = movesColumn && Column is not null ? NamePatterns.Of(Column) : null;
        Enqueue(
            task,
            async _ =>
            {
                if (movesColumn) changed.ColumnId = column is null ? null : (await client.Columns.FindOneAsync(task.ProjectId!, column).ConfigureAwait(false)).Id;
                return await client.Tasks.UpdateAsync(changed, schedule).ConfigureAwait(false);
            },
            returned => WriteIf(PassThru, returned));
    }
}
