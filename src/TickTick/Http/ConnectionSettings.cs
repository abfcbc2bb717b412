using System;
using System.Net;

namespace TickTick.Http;

/// <summary>Specifies how to connect to the service: the proxy, the timeout and the retries.</summary>
public sealed record ConnectionSettings
{
    /// <summary>
    /// Gets the default settings: the system's proxy, 100 seconds, 3 retries after 1 second or more.
    /// </summary>
    public static ConnectionSettings Default { get; } = new();

    /// <summary>Gets the proxy for every request, or null for the system's proxy.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>Gets the credentials for the proxy, or null for none.</summary>
    public ICredentials? ProxyCredential { get; init; }

    /// <summary>
    /// Gets the timeout of one request, including retries but not including waits for the rate limit.
    /// </summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>Gets the maximum number of retries after a transient failure.</summary>
    public int MaximumRetryCount { get; init; } = 3;

    /// <summary>
    /// Gets the delay before the first retry. It doubles with each further retry and is randomized.
    /// </summary>
    public TimeSpan RetryInterval { get; init; } = TimeSpan.FromSeconds(1);
}
