using System;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace TickTick.Demo;

/// <summary>Represents the app with which the demo signs in.</summary>
internal sealed record DemoApp(string ClientId, string ClientSecret, string RedirectUri)
{
    /// <summary>Creates an app with a random secret, whose redirect URI has a free port.</summary>
    public static DemoApp Create()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        return new DemoApp("demo-app", RandomNumberGenerator.GetHexString(32), FormattableString.Invariant($"http://127.0.0.1:{port}"));
    }
}
