namespace TickTick.Api;

/// <summary>How a project is shown.</summary>
public enum TickTickViewMode
{
    /// <summary>As a list.</summary>
    List,

    /// <summary>As a board of columns.</summary>
    Kanban,

    /// <summary>On a time line.</summary>
    Timeline,
}
