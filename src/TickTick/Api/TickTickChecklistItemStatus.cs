namespace TickTick.Api;

/// <summary>Whether an item of a task is ticked off. A number that the service adds later stays what it is.</summary>
public enum TickTickChecklistItemStatus
{
    /// <summary>Still to be done.</summary>
    Open = 0,

    /// <summary>Done.</summary>
    Completed = 1,
}
