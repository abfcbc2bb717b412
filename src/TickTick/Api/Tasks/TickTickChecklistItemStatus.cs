namespace TickTick.Api;

/// <summary>Specifies the status of a checklist item. Numbers that the service adds later are preserved.</summary>
public enum TickTickChecklistItemStatus
{
    /// <summary>The item is open.</summary>
    Open = 0,

    /// <summary>The item is completed.</summary>
    Completed = 1,
}
