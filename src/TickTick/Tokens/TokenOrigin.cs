using System;

namespace TickTick.Tokens;

/// <summary>What is taken for granted about a token dictionary that does not say it itself.</summary>
internal sealed record TokenOrigin(TokenSource Source, TickTickService Service, TimeProvider Clock)
{
    /// <summary>An origin on the system's clock.</summary>
    internal TokenOrigin(TokenSource source, TickTickService service)
        : this(source, service, TimeProvider.System)
    {
    }
}
