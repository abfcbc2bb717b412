using System;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace TickTick.Demo;

/// <summary>The app that the demo signs in with: what a developer notes when registering one.</summary>
internal sealed record DemoApp(string ClientId, string ClientSecret, string RedirectUri)
{
    /// <summary>Makes an app with a secret of its own, which comes back to a port that is free now.</summary>
    public static DemoApp Create()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        return new DemoApp("demo-app", RandomNumberGenerator.GetHexString(32), FormattableString.Invariant($"http://127.0.0.1:{port}"));
    }
}
