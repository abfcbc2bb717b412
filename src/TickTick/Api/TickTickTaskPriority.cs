namespace TickTick.Api;

/// <summary>How pressing a task is. A number that the service adds later stays what it is.</summary>
public enum TickTickTaskPriority
{
    /// <summary>Not said.</summary>
    None = 0,

    /// <summary>Low.</summary>
    Low = 1,

    /// <summary>Medium.</summary>
    Medium = 3,

    /// <summary>High.</summary>
    High = 5,
}
