namespace TickTick.Api.Json;

/// <summary>How a thing that was found compares with one that was sent to be created.</summary>
internal enum MatchResult
{
    /// <summary>Another thing.</summary>
    Different,

    /// <summary>The same name, but not everything as it was sent: it cannot be told.</summary>
    Alike,

    /// <summary>Everything as it was sent, and nothing that was not.</summary>
    Same,
}
