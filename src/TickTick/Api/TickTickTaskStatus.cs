namespace TickTick.Api;

/// <summary>What became of a task. A number that the service adds later stays what it is.</summary>
public enum TickTickTaskStatus
{
    /// <summary>Given up ("won't do").</summary>
    Abandoned = -1,

    /// <summary>Still to be done.</summary>
    Open = 0,

    /// <summary>Done.</summary>
    Completed = 2,
}
