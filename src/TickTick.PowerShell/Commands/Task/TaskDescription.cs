using TickTick.Api;
using TickTick.Api.Tasks;

namespace TickTick.PowerShell.Commands;

/// <summary>Describes tasks in confirmation prompts.</summary>
internal static class TaskDescription
{
    public static string Describe(TickTickTask task)
    {
        string project = task.Project is { Length: > 0 } name ? $" in {name}" : string.Empty;
        if (task.Title is not { Length: > 0 } title) return $"Task {task.Id}{project}";

        // Two tasks can have the same title, project and date, so the ID is included.
        string due = task.Due is not { } date ? string.Empty
            : ", due " + TaskDates.Describe(task.IsAllDay ? date : date.ToLocalTime(), task.IsAllDay);
        return $"Task '{title}'{project}{due} ({task.Id})";
    }
}
