namespace TickTick.Api;

/// <summary>What became of a habit on a day. A number that the service adds later stays what it is.</summary>
public enum TickTickHabitCheckinStatus
{
    /// <summary>Not decided.</summary>
    Open = 0,

    /// <summary>Not kept.</summary>
    Missed = 1,

    /// <summary>Kept.</summary>
    Done = 2,
}
