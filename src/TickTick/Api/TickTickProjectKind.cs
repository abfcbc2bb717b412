namespace TickTick.Api;

/// <summary>What a project holds.</summary>
public enum TickTickProjectKind
{
    /// <summary>Tasks.</summary>
    Task,

    /// <summary>Notes.</summary>
    Note,
}
