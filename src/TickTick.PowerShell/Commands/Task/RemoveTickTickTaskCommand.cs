using System.Management.Automation;
using TickTick.Api;
using TickTick.Sessions;

namespace TickTick.PowerShell.Commands;

/// <summary>Removes tasks. Of a recurring task, the whole series is removed.</summary>
[Cmdlet(VerbsCommon.Remove, "TickTickTask", DefaultParameterSetName = InputObjectSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, HelpUri = HelpPages.Folder + "Remove-TickTickTask.md")]
[OutputType(typeof(void))]
public sealed class RemoveTickTickTaskCommand : TaskCommand
{
    /// <inheritdoc />
    private protected override void Execute(TickTickTask task)
    {
        TickTickClient client = Client;
        string action = string.IsNullOrEmpty(task.Repeat) ? "Remove" : "Remove the task and all its future occurrences";
        if (ShouldProcess(TaskDescription.Describe(task), action)) Enqueue(task, _ => client.Tasks.RemoveAsync(task.ProjectId, task.Id));
    }
}
