using System.Globalization;
using TickTick.Api;

namespace TickTick.PowerShell.Commands;

/// <summary>Tasks in the questions whether to go on.</summary>
internal static class TaskWords
{
    /// <summary>A task in a few words.</summary>
    public static string Describe(TickTickTask task)
    {
        string project = task.Project is { Length: > 0 } name ? $" in {name}" : string.Empty;
        if (task.Title is not { Length: > 0 } title) return $"Task {task.Id}{project}";

        // Two tasks may share their title, their project and their date.
        string due = task.Due is not { } date ? string.Empty
            : ", due " + (task.IsAllDay ? date : date.ToLocalTime()).ToString(task.IsAllDay ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return $"Task '{title}'{project}{due} ({task.Id})";
    }
}
