using System;

namespace TickTick;

/// <summary>
/// Where the library tells what it is doing. Messages hold no secrets. May be called from any thread.
/// </summary>
public interface IReporter
{
    /// <summary>Tells a step and why it was taken.</summary>
    /// <param name="message">One sentence.</param>
    void Verbose(string message);

    /// <summary>Tells of something the user should change, although the work goes on.</summary>
    /// <param name="message">What is wrong and what to do about it.</param>
    void Warning(string message);

    /// <summary>Shows a wait or a long piece of work, or, with <see cref="WorkProgress.IsCompleted"/>, takes it off the screen.</summary>
    /// <param name="progress">How far the work is.</param>
    void Progress(WorkProgress progress);
}

/// <summary>How far a wait or a long piece of work is.</summary>
/// <param name="Activity">What is being done, such as <c>Signing in to TickTick</c>. Progress of the same activity replaces itself.</param>
/// <param name="Status">What it is at now.</param>
/// <param name="PercentComplete">From 0 to 100; -1 where nobody can know.</param>
/// <param name="Remaining">The time left, where it is known.</param>
/// <param name="IsCompleted">Whether the work has ended.</param>
public sealed record WorkProgress(
    string Activity,
    string Status,
    int PercentComplete = -1,
    TimeSpan? Remaining = null,
    bool IsCompleted = false);

/// <summary>A reporter that keeps everything to itself.</summary>
public sealed class SilentReporter : IReporter
{
    /// <summary>The only one that is needed.</summary>
    public static SilentReporter Instance { get; } = new();

    /// <inheritdoc />
    public void Verbose(string message)
    {
    }

    /// <inheritdoc />
    public void Warning(string message)
    {
    }

    /// <inheritdoc />
    public void Progress(WorkProgress progress)
    {
    }
}
