namespace TickTick.Api;

/// <summary>What the user may do in a shared project.</summary>
public enum TickTickProjectAccess
{
    /// <summary>Everything.</summary>
    Write,

    /// <summary>Read only.</summary>
    Read,

    /// <summary>Read and comment.</summary>
    Comment,
}
