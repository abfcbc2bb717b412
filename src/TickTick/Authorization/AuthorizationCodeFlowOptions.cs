using System;

namespace TickTick.Authorization;

/// <summary>How a code is to be obtained.</summary>
internal sealed class AuthorizationCodeFlowOptions
{
    /// <summary>Show the address and ask for the redirect instead of opening a browser and listening.</summary>
    public bool NoBrowser { get; init; }

    /// <summary>How long the user has to allow the app.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(300);
}
