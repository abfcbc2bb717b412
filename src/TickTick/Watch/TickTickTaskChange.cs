using TickTick.Api;

namespace TickTick.Watch;

/// <summary>Represents a change of a task.</summary>
public sealed class TickTickTaskChange
{
    internal TickTickTaskChange(TickTickTaskChangeKind kind, TickTickTask task, TickTickTask? previous, TickTickList<string> properties, string? reason)
    {
        Kind = kind;
        Task = task;
        Previous = previous;
        Properties = properties;
        Reason = reason;
    }

    /// <summary>Gets how the task changed.</summary>
    public TickTickTaskChangeKind Kind { get; }

    /// <summary>
    /// Gets the task as it is now, or as it was last if it was removed. For a completed occurrence of a repeating task,
    /// this is the completed copy.
    /// </summary>
    public TickTickTask Task { get; }

    /// <summary>Gets the task as it was before, or null if it was not seen before.</summary>
    public TickTickTask? Previous { get; }

    /// <summary>Gets the names of the properties that changed.</summary>
    public TickTickList<string> Properties { get; }

    /// <summary>Gets what is not known about the change, or null.</summary>
    public string? Reason { get; }

    /// <summary>Returns the kind and the title.</summary>
    public override string ToString() => $"{Kind} {Task}";
}
