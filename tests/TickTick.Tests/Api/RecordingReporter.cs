using System.Collections.Concurrent;

namespace TickTick.Tests.Api;

/// <summary>Keeps what it is told.</summary>
public sealed class RecordingReporter : IReporter
{
    public ConcurrentQueue<string> Messages { get; } = new();

    public ConcurrentQueue<string> Warnings { get; } = new();

    public ConcurrentQueue<WorkProgress> Steps { get; } = new();

    public void Verbose(string message) => Messages.Enqueue(message);

    public void Warning(string message) => Warnings.Enqueue(message);

    public void Progress(WorkProgress progress) => Steps.Enqueue(progress);
}
