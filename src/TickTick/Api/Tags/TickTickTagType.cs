namespace TickTick.Api;

/// <summary>Specifies who owns a tag. Numbers that the service adds later are preserved.</summary>
public enum TickTickTagType
{
    /// <summary>The owner is not specified.</summary>
    Unspecified = 0,

    /// <summary>The tag belongs to the user.</summary>
    Personal = 1,

    /// <summary>The tag belongs to a team.</summary>
    Team = 2,
}
