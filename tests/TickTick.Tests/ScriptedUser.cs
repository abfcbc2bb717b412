using System;
using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;
using TickTick.Authorization;

namespace TickTick.Tests;

/// <summary>Simulates a user who answers prompts in order, or the absence of one.</summary>
internal sealed class ScriptedUser(params string?[] answers) : ISignInUser
{
    private string _url = string.Empty;
    private int _next;

    /// <summary>Gets a user interface without a user.</summary>
    public static ScriptedUser Absent { get; } = new() { CanAnswer = false };

    /// <inheritdoc />
    public bool CanAnswer { get; init; } = true;

    /// <summary>
    /// Gets what answers after the last answer, given the URL that was shown last. The default is the end of the input.
    /// </summary>
    public Func<string, Task<string?>> Answer { get; init; } = static _ => Task.FromResult<string?>(null);

    /// <summary>Gets each message with its URL.</summary>
    public ConcurrentQueue<string> Shown { get; } = new();

    public ConcurrentQueue<string> Questions { get; } = new();

    /// <inheritdoc />
    public void Show(string message, string? url)
    {
        Shown.Enqueue(message + "\n" + url);
        _url = url ?? _url;
    }

    /// <inheritdoc />
    public Task<string?> PromptAsync(string question, CancellationToken cancellationToken)
    {
        Questions.Enqueue(question);
        return _next < answers.Length ? Task.FromResult(answers[_next++]) : Answer(_url);
    }
}
