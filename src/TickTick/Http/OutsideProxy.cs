using System;
using System.Net;

namespace TickTick.Http;

/// <summary>
/// Represents the proxy of the system or the environment, for every host except this machine. A token can be sent
/// over plain http to this machine only and not through a proxy, which could not reach it anyway.
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

    /// <inheritdoc />
    public Uri? GetProxy(Uri destination) => destination.IsLoopback ? null : _proxy.GetProxy(destination);

    /// <inheritdoc />
    public bool IsBypassed(Uri host) => host.IsLoopback || _proxy.IsBypassed(host);
}
