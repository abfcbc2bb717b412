using System;

namespace TickTick.Authorization;

/// <summary>Specifies how to obtain an authorization code.</summary>
internal sealed class AuthorizationCodeFlowOptions
{
    /// <summary>
    /// Gets whether to show the URL and prompt for the redirect, instead of opening a browser and listening.
    /// </summary>
    public bool NoBrowser { get; init; }

    /// <summary>Gets how long to wait for the user to authorize the app.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(300);
}
