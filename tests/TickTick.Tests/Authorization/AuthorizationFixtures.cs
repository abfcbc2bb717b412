using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
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

/// <summary>Records all messages.</summary>
internal sealed class RecordingReporter : IReporter
{
    private readonly object _lock = new();

    public List<string> Verboses { get; } = [];

    public List<string> Warnings { get; } = [];

    public List<WorkProgress> Progresses { get; } = [];

    public void Verbose(string message)
    {
        lock (_lock) Verboses.Add(message);
    }

    public void Warning(string message)
    {
        lock (_lock) Warnings.Add(message);
    }

    public void Progress(WorkProgress progress)
    {
        lock (_lock) Progresses.Add(progress);
    }
}

/// <summary>Simulates a browser.</summary>
internal sealed class ScriptedBrowser(Func<string, bool> open) : IBrowser
{
    /// <summary>Gets a launcher that takes its time, or null.</summary>
    public Func<string, Task<bool>>? Launcher { get; init; }

    public Task<bool> TryOpenAsync(string url, CancellationToken cancellationToken) => Launcher?.Invoke(url) ?? Task.FromResult(open(url));
}

/// <summary>Simulates a user.</summary>
internal sealed class ScriptedUser(params string?[] answers) : ISignInUser
{
    private int _next;

    public bool CanAnswer { get; init; } = true;

    /// <summary>
    /// Gets whether the prompt after the last answer blocks, instead of returning the end of the input.
    /// </summary>
    public bool StaysSilent { get; init; }

    public List<string> Shown { get; } = [];

    public List<string> Questions { get; } = [];

    public void Show(string message, string url) => Shown.Add(message + "\n" + url);

    public Task<string?> AskAsync(string question, CancellationToken cancellationToken)
    {
        Questions.Add(question);
        if (_next < answers.Length) return Task.FromResult(answers[_next++]);
        return StaysSilent ? new TaskCompletionSource<string?>().Task : Task.FromResult<string?>(null);
    }
}
