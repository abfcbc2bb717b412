namespace TickTick.Api;

/// <summary>Specifies the status of a task. Numbers that the service adds later are preserved.</summary>
public enum TickTickTaskStatus
{
    /// <summary>The task was abandoned ("won't do").</summary>
    Abandoned = -1,

    /// <summary>The task is open.</summary>
    Open = 0,

    /// <summary>The task is completed.</summary>
    Completed = 2,
}
