namespace TickTick.Api;

/// <summary>Whether a habit is in use. A number that the service adds later stays what it is.</summary>
public enum TickTickHabitStatus
{
    /// <summary>In use.</summary>
    Active = 0,

    /// <summary>Put away, with what was done for it.</summary>
    Archived = 1,
}
