using System;
using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;
using TickTick.Authorization;

namespace TickTick.Tests.Sessions;

/// <summary>Simulates a user who answers prompts, or the absence of one.</summary>
internal sealed class ScriptedUser(Func<string, Task<string?>>? answer = null) : ISignInUser
{
    private string _url = string.Empty;

    /// <summary>Gets a user interface without a user.</summary>
    public static ScriptedUser Nobody { get; } = new() { CanAnswer = false };

    /// <inheritdoc />
    public bool CanAnswer { get; init; } = true;

    /// <summary>Gets the messages and URLs that were shown.</summary>
    public ConcurrentQueue<string> Shown { get; } = new();

    /// <inheritdoc />
    public void Show(string message, string url)
    {
        Shown.Enqueue(message);
        Shown.Enqueue(url);
        _url = url;
    }

    /// <inheritdoc />
    public Task<string?> AskAsync(string question, CancellationToken cancellationToken) =>
        answer is null ? Task.FromResult<string?>(null) : answer(_url);
}
