namespace TickTick.Api;

/// <summary>Specifies the priority of a task. Numbers that the service adds later are preserved.</summary>
public enum TickTickTaskPriority
{
    /// <summary>No priority.</summary>
    None = 0,

    /// <summary>Low priority.</summary>
    Low = 1,

    /// <summary>Medium priority.</summary>
    Medium = 3,

    /// <summary>High priority.</summary>
    High = 5,
}
