using System;

namespace TickTick.Tokens;

/// <summary>Specifies the origin of a token dictionary that does not contain it.</summary>
internal sealed record TokenOrigin(TokenSource Source, TickTickService Service, TimeProvider Clock)
{
    /// <summary>Initializes an origin with the system clock.</summary>
    internal TokenOrigin(TokenSource source, TickTickService service)
        : this(source, service, TimeProvider.System)
    {
    }
}
