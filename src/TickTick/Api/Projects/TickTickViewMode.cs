namespace TickTick.Api;

/// <summary>Specifies how a project is shown.</summary>
public enum TickTickViewMode
{
    /// <summary>A list.</summary>
    List,

    /// <summary>A board with columns.</summary>
    Kanban,

    /// <summary>A timeline.</summary>
    Timeline,
}
