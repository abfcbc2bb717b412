using System.Management.Automation;
using TickTick.Api;
using TickTick.Api.Time;
using TickTick.PowerShell.Completion;
using TickTick.PowerShell.Parameters;

namespace TickTick.PowerShell.Commands;

/// <summary>Changes tasks: what is named, and nothing else.</summary>
/// <remarks>No parameter set is the default: PowerShell would try its parameters first, and not look for a row's Id.</remarks>
[Cmdlet(VerbsCommon.Set, "TickTickTask", SupportsShouldProcess = true, HelpUri = HelpPages.Folder + "Set-TickTickTask.md")]
[OutputType(typeof(TickTickTask))]
public sealed class SetTickTickTaskCommand : TaskFieldsCommand
{
    // Of no enumeration of the library's: see ModuleInitializer.
    private object? _status;

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
    [TableCell]
    public string? Title { get; set; }

    /// <summary>Open reopens a task, Abandoned gives it up; Complete-TickTickTask completes it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TableCell(typeof(TickTickTaskStatus))]
    public TickTickTaskStatus? Status
    {
        get => (TickTickTaskStatus?)_status;
        set => _status = value;
    }

    /// <inheritdoc />
    private protected override bool Changes => true;

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

    private void Execute(TickTickTask task)
    {
        OpenApiClient client = Client;
        if (!ShouldProcess(TaskWords.Describe(task), "Change")) return;

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
                if (movesColumn) changed.ColumnId = column is null ? null : (await client.FindColumnAsync(task.ProjectId!, column).ConfigureAwait(false)).Id;
                return await client.SetTaskAsync(changed, schedule).ConfigureAwait(false);
            },
            WritePassedThrough);
    }
}
