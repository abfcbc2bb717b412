namespace TickTick.Api;

/// <summary>Specifies the status of a habit on a day. Numbers that the service adds later are preserved.</summary>
public enum TickTickHabitCheckinStatus
{
    /// <summary>Undecided.</summary>
    Open = 0,

    /// <summary>The goal was missed.</summary>
    Missed = 1,

    /// <summary>The goal was reached.</summary>
    Done = 2,
}
