using TickTick.Api;

namespace TickTick.PowerShell.Commands;

/// <summary>Tasks in the questions whether to go on.</summary>
internal static class TaskWords
{
    /// <summary>A task in a few words.</summary>
    public static string Describe(TickTickTask task)
    {
        string project = task.Project is { Length: > 0 } name ? $" in {name}" : string.Empty;
        return task.Title is { Length: > 0 } title ? $"Task '{title}'{project}" : $"Task {task.Id}{project}";
    }
}
