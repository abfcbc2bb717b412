using System.Management.Automation;
using TickTick.Api;
using TickTick.Sessions;

namespace TickTick.PowerShell.Commands;

/// <summary>Completes tasks. A recurring task moves to its next date.</summary>
[Cmdlet(VerbsLifecycle.Complete, "TickTickTask", DefaultParameterSetName = TaskSet, SupportsShouldProcess = true, HelpUri = HelpPages.Folder + "Complete-TickTickTask.md")]
[OutputType(typeof(TickTickTask))]
public sealed class CompleteTickTickTaskCommand : TaskCommand
{
    /// <summary>Indicates that the tasks are returned.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc />
    private protected override void Execute(TickTickTask task)
    {
        TickTickClient client = Client;
        if (!ShouldProcess(TaskDescription.Describe(task), "Complete")) return;
        bool passThru = PassThru;

        // The service sets the time, and lists completed tasks in this order.
        Enqueue(
            task,
            async () =>
            {
                await client.Tasks.CompleteAsync(task).ConfigureAwait(false);
                return passThru ? await client.Tasks.GetChangedAsync(task.ProjectId, task.Id).ConfigureAwait(false) : task;
            },
            completed => WriteIf(passThru, completed),
            lane: task.ProjectId ?? string.Empty);
    }
}
