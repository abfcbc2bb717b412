using System;
using System.Net;

namespace TickTick.Http;

/// <summary>Specifies how to connect to the service: the proxy, the timeout and the retries.</summary>
internal sealed record ConnectionSettings
{
    private static readonly TimeSpan ShortestConnectTimeout = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestConnectTimeout = TimeSpan.FromSeconds(15);

    /// <summary>
    /// Gets the default settings: the system's proxy, 100 seconds, 3 retries after 1 second or more.
    /// </summary>
    public static ConnectionSettings Default { get; } = new();

    private readonly Uri? _proxy;
    private readonly ICredentials? _credentialInProxy;
    private readonly ICredentials? _proxyCredential;

    /// <summary>
    /// Gets the proxy for every request, or null for the system's proxy. A user name and a password in the address
    /// become the credentials.
    /// </summary>
    public Uri? Proxy
    {
        get => _proxy;
        init
        {
            _proxy = value is null ? null : ProxyAddress.WithoutCredential(value);
            _credentialInProxy = value is null ? null : ProxyAddress.CredentialIn(value);
        }
    }

    /// <summary>Gets the credentials for the proxy, or null for none.</summary>
    public ICredentials? ProxyCredential
    {
        get => _proxyCredential ?? _credentialInProxy;
        init => _proxyCredential = value;
    }

    /// <summary>
    /// Gets the time that one attempt may take to connect: short enough that all attempts fit into the timeout, so
    /// that a service that drops packets counts as unreachable.
    /// </summary>
    internal TimeSpan ConnectTimeout
    {
        get
        {
            if (Timeout <= TimeSpan.Zero) return LongestConnectTimeout;
            long ticks = Timeout.Ticks / (2L * (MaximumRetryCount + 1));
            return TimeSpan.FromTicks(Math.Min(Math.Max(ticks, ShortestConnectTimeout.Ticks), LongestConnectTimeout.Ticks));
        }
    }

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
