using System;
using System.Net;

namespace TickTick.Http;

/// <summary>
/// The proxy that the system or the environment names, for every host but this machine itself. A token may travel over
/// plain http to this machine only, and not by way of a proxy, which could not reach it either.
/// </summary>
/// <remarks><c>http_proxy</c> knows no exception for loopback addresses where <c>no_proxy</c> names none.</remarks>
internal sealed class OutsideProxy : IWebProxy
{
    private readonly IWebProxy _proxy;

    /// <summary>Makes the proxy.</summary>
    public OutsideProxy(IWebProxy proxy, ICredentials? credential)
    {
        _proxy = proxy;
        Credentials = credential ?? proxy.Credentials;
    }

    /// <inheritdoc />
    public ICredentials? Credentials { get; set; }

    /// <inheritdoc />
    public Uri? GetProxy(Uri destination) => destination.IsLoopback ? null : _proxy.GetProxy(destination);

    /// <inheritdoc />
    public bool IsBypassed(Uri host) => host.IsLoopback || _proxy.IsBypassed(host);
}
