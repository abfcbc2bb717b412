using System.Management.Automation;
using TickTick.Api;
using TickTick.PowerShell.Completion;
using TickTick.PowerShell.Parameters;

namespace TickTick.PowerShell.Commands;

/// <summary>What the cmdlets share that do something to tasks that are there: the tasks themselves, or their ids and project.</summary>
public abstract class TaskCommand : BatchCommand
{
    /// <summary>The parameter set of tasks.</summary>
    internal const string InputObjectSet = "InputObject";

    /// <summary>The parameter set of ids.</summary>
    internal const string IdSet = "Id";

    /// <summary>The tasks.</summary>
    [Parameter(ParameterSetName = InputObjectSet, Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    public TickTickTask[] InputObject { get; set; } = [];

    /// <summary>The ids of the tasks.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [NameOrId]
    public string[] Id { get; set; } = [];

    /// <summary>The project that the tasks are in.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectId")]
    [NameOrId]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public string Project { get; set; } = string.Empty;

    /// <summary>Does the work for one task.</summary>
    private protected abstract void Execute(TickTickTask task);

    /// <inheritdoc />
    private protected sealed override void Execute()
    {
        if (ParameterSetName == InputObjectSet)
        {
            foreach (TickTickTask task in InputObject) Execute(task);
            return;
        }

        foreach (TickTickTask task in TasksAt(Project, Id)) Execute(task);
    }
}
