using System.Management.Automation;
using TickTick.Api;
using TickTick.Sessions;

namespace TickTick.PowerShell.Commands;

/// <summary>Removes tasks. Of a recurring task, the whole series is removed.</summary>
[Cmdlet(VerbsCommon.Remove, "TickTickTask", DefaultParameterSetName = TaskSet, SupportsShouldProcess = true, HelpUri = HelpPages.Folder + "Remove-TickTickTask.md")]
[OutputType(typeof(TickTickTask))]
public sealed class RemoveTickTickTaskCommand : TaskCommand
{
    /// <summary>Indicates that the removed tasks are returned.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc />
    private protected override void Execute(TickTickTask task)
    {
        TickTickClient client = Client;
        string action = string.IsNullOrEmpty(task.Repeat) ? "Remove" : "Remove the task and all its future occurrences";
        if (!ShouldProcess(TaskDescription.Describe(task), action)) return;
        bool passThru = PassThru;
        Enqueue(
            task,
            async () =>
            {
                TickTickTask removed = passThru && !task.IsRead ? await client.Tasks.GetAsync(task.ProjectId, task.Id).ConfigureAwait(false) : task;
                await client.Tasks.RemoveAsync(task.ProjectId, task.Id).ConfigureAwait(false);
                return removed;
            },
            removed => WriteIf(passThru, removed));
    }
}
