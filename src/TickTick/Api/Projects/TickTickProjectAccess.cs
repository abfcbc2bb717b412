namespace TickTick.Api;

/// <summary>Specifies the user's permission in a shared project.</summary>
public enum TickTickProjectAccess
{
    /// <summary>The user can change everything.</summary>
    Write,

    /// <summary>The user can only read.</summary>
    Read,

    /// <summary>The user can read and comment.</summary>
    Comment,
}
