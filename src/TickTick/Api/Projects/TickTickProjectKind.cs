namespace TickTick.Api;

/// <summary>Specifies what a project contains.</summary>
public enum TickTickProjectKind
{
    /// <summary>The project contains tasks.</summary>
    Task,

    /// <summary>The project contains notes.</summary>
    Note,
}
