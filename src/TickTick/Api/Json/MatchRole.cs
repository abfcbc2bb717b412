using System;

namespace TickTick.Api.Json;

/// <summary>What a field tells when a thing that was sent is looked for among those that are there.</summary>
[Flags]
internal enum MatchRole
{
    /// <summary>Nothing: the service sets or changes it.</summary>
    None = 0,

    /// <summary>Another value means another thing.</summary>
    Key = 1,

    /// <summary>What was sent should be found.</summary>
    Compared = 2,

    /// <summary>Where nothing was sent, nothing is found.</summary>
    EmptyUnlessSent = 4,

    /// <summary>A user's choice: what was sent is found, and nothing where nothing was sent.</summary>
    Chosen = Compared | EmptyUnlessSent,
}
