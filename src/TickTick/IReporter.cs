using System;

namespace TickTick;

/// <summary>
/// Receives messages about the progress of the engine. Messages contain no secrets. Methods can be called from any
/// thread.
/// </summary>
internal interface IReporter
{
    /// <summary>Reports a step and its reason.</summary>
    /// <param name="message">One sentence.</param>
    void Verbose(string message);

    /// <summary>Reports a problem that the user should fix, although the operation continues.</summary>
    /// <param name="message">The problem and what to do about it.</param>
    void Warning(string message);

    /// <summary>
    /// Shows the progress of a wait or a long operation or, with <see cref="WorkProgress.IsCompleted"/>, removes it.
    /// </summary>
    /// <param name="progress">The progress.</param>
    void Progress(WorkProgress progress);
}

/// <summary>Represents the progress of a wait or a long operation.</summary>
/// <param name="Activity">The operation, such as <c>Signing in to TickTick</c>. Progress of the same activity
/// replaces earlier progress.</param>
/// <param name="Status">The current status.</param>
/// <param name="PercentComplete">From 0 to 100, or -1 if it is not known.</param>
/// <param name="Remaining">The remaining time, if it is known.</param>
/// <param name="IsCompleted">Whether the operation has ended.</param>
/// <param name="IsWait">Whether the operation is a part of others, which wait for it.</param>
internal sealed record WorkProgress(
    string Activity,
    string Status,
    int PercentComplete = -1,
    TimeSpan? Remaining = null,
    bool IsCompleted = false,
    bool IsWait = false);

/// <summary>Represents a reporter that discards all messages.</summary>
internal sealed class SilentReporter : IReporter
{
    /// <summary>Gets the shared instance.</summary>
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
