using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading.Tasks;
using TickTick.Api;
using TickTick.Api.Tasks;
using TickTick.Http;
using TickTick.PowerShell.Completion;
using TickTick.PowerShell.Parameters;
using TickTick.Sessions;

namespace TickTick.PowerShell.Commands;

/// <summary>Moves tasks to another project, in batches.</summary>
[Cmdlet(VerbsCommon.Move, "TickTickTask", DefaultParameterSetName = TaskSet, SupportsShouldProcess = true, HelpUri = HelpPages.Folder + "Move-TickTickTask.md")]
[OutputType(typeof(TickTickTask))]
public sealed class MoveTickTickTaskCommand : TaskCommand
{
    private readonly List<TickTickTask> _current = [];
    private TickTickProject? _destination;
    private Lazy<Task<IReadOnlyList<TaskMoveResult>>>? _batch;

    /// <summary>Specifies the tasks, as objects or by their titles.</summary>
    [Parameter(ParameterSetName = TaskSet, Mandatory = true, Position = 1, ValueFromPipeline = true)]
    [Alias("InputObject")]
    [TaskTitle]
    [ArgumentCompleter(typeof(TaskTitleCompleter))]
    [ValidateNotNull]
    public override TickTickTask[] Task { get; set; } = [];

    /// <summary>
    /// Specifies the project to which the tasks are moved. Accepts a name, an ID or a project object.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0)]
    [NameOrId(Kind = ResourceKind.Project, IsOne = true)]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public string Destination { get; set; } = string.Empty;

    /// <summary>Indicates that the tasks are returned.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc />
    private protected override void Execute(TickTickTask task)
    {
        _destination ??= Await(Client.Projects.FindOneAsync(NamePatterns.Of(Destination)));
        if (!ShouldProcess(TaskDescription.Describe(task), $"Move to {_destination.Name}{(task.ChildIds is { Count: > 0 } ? " with its subtasks" : string.Empty)}")) return;
        _current.Add(task);
        Deferred = _current.Count;
        if (_current.Count == TaskMover.InOneCall || ThrottleLimit == 1) TakeInRest();
    }

    /// <inheritdoc />
    private protected override void TakeInRest()
    {
        if (_current.Count == 0) return;
        TickTickClient client = Client;
        TickTickProject destination = _destination!;
        bool passThru = PassThru;
        TickTickTask[] tasks = [.. _current];
        _current.Clear();
        Deferred = 0;

        // The first task of a batch to be processed sends the request for all of them.
        var sent = new SentChanges();
        // Batches follow each other, because one can move the subtasks of another along.
        Lazy<Task<IReadOnlyList<TaskMoveResult>>>? before = _batch;
        Lazy<Task<IReadOnlyList<TaskMoveResult>>> call = _batch = new(MoveAsync);
        for (int i = 0; i < tasks.Length; i++)
        {
            TickTickTask task = tasks[i];
            int index = i;
            Enqueue(
                task,
                async () =>
                {
                    SentChanges.Include(sent);
                    if ((await call.Value.ConfigureAwait(false))[index].Failure is { } failure) throw failure;
                    return passThru ? await client.Tasks.GetChangedAsync(destination.Id, task.Id).ConfigureAwait(false) : task;
                },
                moved => WriteIf(passThru, moved));
        }

        async Task<IReadOnlyList<TaskMoveResult>> MoveAsync()
        {
            if (before is not null) await System.Threading.Tasks.Task.WhenAny(before.Value).ConfigureAwait(false);
            sent.Record();
            IReadOnlyList<TaskMoveResult> results = await client.TaskMover.MoveWithSubtasksAsync(Array.ConvertAll(tasks, task => new TaskMove(task.ProjectId!, destination.Id!, task.Id!))).ConfigureAwait(false);
            // The objects can be used again, even if the output of the rest is not awaited.
            for (int i = 0; i < tasks.Length; i++)
            {
                if (results[i].Failure is null) tasks[i].MoveTo(destination.Id!, destination.Name);
            }

            return results;
        }
    }
}
