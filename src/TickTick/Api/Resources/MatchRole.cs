using System;

namespace TickTick.Api.Resources;

/// <summary>
/// Specifies how a field takes part when a created resource is searched for among the existing ones.
/// </summary>
[Flags]
internal enum MatchRole
{
    /// <summary>Ignored, because the service sets or changes it.</summary>
    None = 0,

    /// <summary>A different value means a different resource.</summary>
    Key = 1,

    /// <summary>The value that was sent must be there.</summary>
    Compared = 2,

    /// <summary>If no value was sent, the field must be empty.</summary>
    EmptyUnlessSent = 4,

    /// <summary>A value of the user's choice: must be equal if it was sent and empty if not.</summary>
    Chosen = Compared | EmptyUnlessSent,
}
