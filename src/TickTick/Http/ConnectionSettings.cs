using System;
using System.Net;

namespace TickTick.Http;

/// <summary>How the service is reached: the proxy, the time limit and the retries.</summary>
public sealed record ConnectionSettings
{
    /// <summary>What a user who sets nothing gets: the system's proxy, 100 seconds, 3 retries from 1 second.</summary>
    public static ConnectionSettings Default { get; } = new();

    /// <summary>The proxy that every request goes through; null for the system's own.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>What the proxy asks for; null for none.</summary>
    public ICredentials? ProxyCredential { get; init; }

    /// <summary>The most that one call may take, its retries included, waits for the rate limit not.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>How often a call is sent again after a failure that may pass.</summary>
    public int MaximumRetryCount { get; init; } = 3;

    /// <summary>The wait before the first retry; it doubles with each further one, with jitter.</summary>
    public TimeSpan RetryInterval { get; init; } = TimeSpan.FromSeconds(1);
}
