namespace TickTick.Api;

/// <summary>What a task is made of.</summary>
public enum TickTickTaskKind
{
    /// <summary>A task with text.</summary>
    Text,

    /// <summary>A note: nothing to be done.</summary>
    Note,

    /// <summary>A task with items to tick off.</summary>
    Checklist,
}
