namespace TickTick.Api;

/// <summary>Whose tag it is. A number that the service adds later stays what it is.</summary>
public enum TickTickTagType
{
    /// <summary>Not said.</summary>
    Unspecified = 0,

    /// <summary>The user's own.</summary>
    Personal = 1,

    /// <summary>A team's.</summary>
    Team = 2,
}
