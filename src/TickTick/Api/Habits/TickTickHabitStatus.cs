namespace TickTick.Api;

/// <summary>Specifies the status of a habit. Numbers that the service adds later are preserved.</summary>
public enum TickTickHabitStatus
{
    /// <summary>The habit is active.</summary>
    Active = 0,

    /// <summary>The habit is archived, together with its check-ins.</summary>
    Archived = 1,
}
