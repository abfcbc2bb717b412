namespace TickTick.Watch;

/// <summary>Specifies how a task changed.</summary>
public enum TickTickTaskChangeKind
{
    /// <summary>The task was created.</summary>
    Created,

    /// <summary>Properties of the task changed.</summary>
    Changed,

    /// <summary>The task, or an occurrence of a repeating task, was completed.</summary>
    Completed,

    /// <summary>The task was completed and is open again.</summary>
    Reopened,

    /// <summary>The task was moved to another project. Other properties can have changed, too.</summary>
    Moved,

    /// <summary>The task is not among the open and the completed tasks any more.</summary>
    Removed,
}
