using System.Collections.Generic;
using System.Management.Automation;
using TickTick.Api;
using TickTick.PowerShell.Completion;
using TickTick.PowerShell.Parameters;

namespace TickTick.PowerShell.Commands;

/// <summary>
/// Provides the base class of the cmdlets that process existing tasks, which are given as objects or by their IDs and
/// project.
/// </summary>
public abstract class TaskCommand : BatchCommand
{
    /// <summary>The parameter set of task objects.</summary>
    internal const string TaskSet = "Task";

    /// <summary>The parameter set of task IDs.</summary>
    internal const string IdSet = "Id";

    /// <summary>Specifies the tasks, as objects or by their titles.</summary>
    [Parameter(ParameterSetName = TaskSet, Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("InputObject")]
    [TaskTitle]
    [ArgumentCompleter(typeof(TaskTitleCompleter))]
    [ValidateNotNull]
    public virtual TickTickTask[] Task { get; set; } = [];

    /// <summary>Specifies the IDs of the tasks.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [NameOrId(Kind = ResourceKind.Task)]
    public string[] Id { get; set; } = [];

    /// <summary>Specifies the project of the tasks. If it is omitted, the open tasks with the IDs are found.</summary>
    [Parameter(ParameterSetName = IdSet, ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectId", "List")]
    [NameOrId(Kind = ResourceKind.Project, IsOne = true)]
    [NotEmpty]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public string? Project { get; set; }

    // By ID. A task that is completed a second time would complete the next date of its recurrence.
    private readonly HashSet<string> _processed = [];

    /// <summary>Processes one task. A command processes each task once, however many arguments name it.</summary>
    private protected abstract void Execute(TickTickTask task);

    /// <inheritdoc />
    private protected sealed override void Execute()
    {
        foreach (TickTickTask task in ParameterSetName == TaskSet ? TasksOf(Task) : TasksAt(Project, Id))
        {
            if (task.Id is null || _processed.Add(task.Id)) Execute(task);
        }
    }
}
