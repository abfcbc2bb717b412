using System;
using System.Net;
#if NET
using System.Net.Http;
#endif

namespace TickTick.Http;

/// <summary>
/// Represents the proxy of the user, the system or the environment, for every host except this machine. A token can
/// be sent over plain http to this machine only and not through a proxy, which could not reach it anyway.
/// </summary>
/// <remarks><c>http_proxy</c> has no exception for loopback addresses unless <c>no_proxy</c> lists them.</remarks>
internal sealed class OutsideProxy : IWebProxy
{
    private readonly IWebProxy _proxy;

    public OutsideProxy(IWebProxy proxy, ICredentials? credential)
    {
        _proxy = proxy;
        Credentials = credential ?? proxy.Credentials;
    }

    /// <inheritdoc />
    public ICredentials? Credentials { get; set; }

    /// <summary>Returns the proxy to use, or null if requests are sent directly.</summary>
    public static OutsideProxy? For(ConnectionSettings settings)
    {
        IWebProxy? proxy = settings.Proxy is { } given ? new WebProxy(given) : OfSystem;
        return proxy is null ? null : new OutsideProxy(proxy, settings.ProxyCredential);
    }

    /// <summary>Returns the proxy through which an address is reached, or null if it is reached directly.</summary>
    public Uri? Before(Uri destination) => IsBypassed(destination) || GetProxy(destination) is not { } proxy || proxy == destination ? null : proxy;

#if NET
    private static IWebProxy? OfSystem => HttpClient.DefaultProxy;
#else
    private static IWebProxy? OfSystem => WebRequest.DefaultWebProxy;
#endif

    /// <inheritdoc />
    public Uri? GetProxy(Uri destination) => destination.IsLoopback ? null : _proxy.GetProxy(destination);

    /// <inheritdoc />
    public bool IsBypassed(Uri host) => host.IsLoopback || _proxy.IsBypassed(host);
}
