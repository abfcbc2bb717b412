using System;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using TickTick.Authorization;
using TickTick.Authorization.Loopback;

namespace TickTick.Tests.Authorization;

/// <summary>Provides what the authorization tests share.</summary>
internal static class AuthorizationFixtures
{
    public const string State = "s-t.a_t~e0123456789";

    private const int FirstPort = 20000;
    private const int Ports = 12000;

    // Concurrent test runs start with different ports.
    private static int lastPort = new Random(Guid.NewGuid().GetHashCode()).Next(Ports);

    public static AuthorizationRequest Request(string redirectUri, string state = State, TickTickService? service = null) => new(
        service ?? TickTickService.TickTick,
        "aPzh1",
        RedirectUri.Parse(redirectUri),
        ["tasks:write", "tasks:read"],
        new AuthorizationState(state));

    /// <summary>
    /// Returns a port that is free on both loopback addresses and that no test of this run has used.
    /// </summary>
    /// <remarks>
    /// The ports are below the ephemeral range (from 32768 on Linux, 49152 elsewhere), because any other test's
    /// connection could take one of those before the listener does.
    /// </remarks>
    public static int FreePort()
    {
        while (true)
        {
            int port = FirstPort + (Interlocked.Increment(ref lastPort) % Ports);
            if (IsFree(IPAddress.Loopback, port) && (!Socket.OSSupportsIPv6 || IsFree(IPAddress.IPv6Loopback, port))) return port;
        }
    }

    private static bool IsFree(IPAddress address, int port)
    {
        var listener = new TcpListener(address, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException e)
        {
            // If the address family is not available, no other program can use the port.
            return e.SocketErrorCode == SocketError.AddressNotAvailable;
        }
        finally
        {
            listener.Stop();
        }
    }
}
