using System;

namespace TickTick.Tokens;

/// <summary>What is taken for granted about a token dictionary that does not say it itself.</summary>
/// <param name="Source">Where it was found.</param>
/// <param name="Service">The service that its token belongs to if it names none; a dictionary by ticktick-py never does.</param>
/// <param name="Clock">The clock that the token tells its remaining life from.</param>
internal sealed record TokenOrigin(TokenSource Source, TickTickService Service, TimeProvider Clock)
{
    /// <summary>An origin on the system's clock.</summary>
    /// <param name="source">Where the dictionary was found.</param>
    /// <param name="service">The service that its token belongs to if it names none.</param>
    internal TokenOrigin(TokenSource source, TickTickService service)
        : this(source, service, TimeProvider.System)
    {
    }
}
