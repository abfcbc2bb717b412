using TickTick.Api;

namespace TickTick.Backup.Import;

/// <summary>Represents a task of a backup while it is looked for in the account.</summary>
internal sealed class WantedTask(TickTickTask task, string? projectId)
{
    /// <summary>Gets the task as it is in the backup.</summary>
    public TickTickTask Task { get; } = task;

    /// <summary>Gets the copy to send.</summary>
    public TickTickTask Copy { get; } = task.AsNew();

    /// <summary>Gets the ID of the project in the account, or null if the project has to be created.</summary>
    public string? ProjectId { get; } = projectId;

    /// <summary>Gets or sets the parent.</summary>
    public WantedTask? Parent { get; set; }

    /// <summary>Gets the number of tasks above this one.</summary>
    public int Depth { get; set; }

    /// <summary>Gets or sets the task in the account, or null if it lacks it.</summary>
    public TickTickTask? Existing { get; set; }
}
