using System;

namespace TickTick.Authorization;

/// <summary>What the loopback listener lets its clients take.</summary>
internal sealed class LoopbackLimits
{
    /// <summary>How long a client may take to send its request.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the browser waits for the outcome of the sign-in before its page sends the user back to PowerShell.</summary>
    public TimeSpan OutcomeTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How many connections are open at most. One more closes the oldest that is not the browser waiting for the outcome.</summary>
    public int MaximumConnections { get; init; } = 128;
}
