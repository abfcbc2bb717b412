namespace TickTick.Api;

/// <summary>Specifies the kind of a task.</summary>
public enum TickTickTaskKind
{
    /// <summary>A task with text.</summary>
    Text,

    /// <summary>A note, which cannot be completed.</summary>
    Note,

    /// <summary>A task with checklist items.</summary>
    Checklist,
}
