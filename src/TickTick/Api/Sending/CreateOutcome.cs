namespace TickTick.Api.Sending;

/// <summary>What a look at the service told of a creation whose outcome is unknown.</summary>
internal enum CreateOutcome
{
    /// <summary>It is there.</summary>
    Found,

    /// <summary>It is certainly not there.</summary>
    Absent,

    /// <summary>Something is there that may be it.</summary>
    Unsure,
}
