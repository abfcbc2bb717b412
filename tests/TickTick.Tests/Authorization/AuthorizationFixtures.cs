using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using TickTick.Authorization;

namespace TickTick.Tests.Authorization;

/// <summary>What the tests of this room are made with.</summary>
internal static class AuthorizationFixtures
{
    public const string State = "s-t.a_t~e0123456789";

    private const int FirstPort = 20000;
    private const int Ports = 12000;

    // Runs side by side begin in different places.
    private static int lastPort = new Random(Guid.NewGuid().GetHashCode()).Next(Ports);

    public static AuthorizationRequest Request(string redirectUri, string state = State, TickTickService? service = null) => new(
        service ?? TickTickService.TickTick,
        "aPzh1",
        RedirectUri.Parse(redirectUri),
        ["tasks:write", "tasks:read"],
        new AuthorizationState(state));

    /// <summary>A port that is free on both loopback addresses, and that no test of this run has had.</summary>
    /// <remarks>
    /// Below those that systems give to whoever connects (from 32768 on Linux, 49152 elsewhere): one of them could be taken
    /// by any other test's connection before the listener has it.
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
            // Where there is no such address, nobody is in the way.
            return e.SocketErrorCode == SocketError.AddressNotAvailable;
        }
        finally
        {
            listener.Stop();
        }
    }
}

/// <summary>Keeps everything it is told.</summary>
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

/// <summary>A browser that does what a test says.</summary>
internal sealed class ScriptedBrowser(Func<string, bool> open) : IBrowser
{
    public Task<bool> TryOpenAsync(string url, CancellationToken cancellationToken) => Task.FromResult(open(url));
}

/// <summary>A user who answers what a test says.</summary>
internal sealed class ScriptedUser(params string?[] answers) : ISignInUser
{
    private int _next;

    public bool CanAnswer { get; init; } = true;

    /// <summary>Whether the user never answers the question after the last answer, instead of closing the input.</summary>
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
