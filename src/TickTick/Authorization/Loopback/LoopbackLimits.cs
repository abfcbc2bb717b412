using System;

namespace TickTick.Authorization.Loopback;

/// <summary>Specifies the limits of the loopback listener.</summary>
internal sealed class LoopbackLimits
{
    /// <summary>Gets how long a client may take to send its request.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Gets how long the browser waits for the result of the sign-in before its page refers the user to PowerShell.
    /// </summary>
    public TimeSpan OutcomeTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets how long an aborted sign-in waits until the browser has its last page.</summary>
    public TimeSpan LastDeliveryTimeout { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// Gets the maximum number of open connections. A further one closes the oldest, except the browser that waits
    /// for the result.
    /// </summary>
    public int MaximumConnections { get; init; } = 512;
}
