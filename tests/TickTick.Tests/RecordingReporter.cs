using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;

namespace TickTick.Tests;

/// <summary>Keeps what the library reports, so that a test can read it.</summary>
public sealed class RecordingReporter : IReporter
{
    private readonly ConcurrentQueue<string> _verbose = new();
    private readonly ConcurrentQueue<string> _warnings = new();
    private readonly ConcurrentQueue<WorkProgress> _progress = new();

    /// <summary>The verbose lines so far.</summary>
    public IReadOnlyList<string> VerboseLines => [.. _verbose];

    /// <summary>The warnings so far.</summary>
    public IReadOnlyList<string> Warnings => [.. _warnings];

    /// <summary>The progress so far.</summary>
    public IReadOnlyList<WorkProgress> ProgressRecords => [.. _progress];

    /// <summary>Everything, for a search of what must not be in it.</summary>
    public string Everything => string.Join("\n", _verbose.Concat(_warnings).Concat(_progress.Select(p => p.ToString())));

    /// <inheritdoc />
    public void Verbose(string message) => _verbose.Enqueue(message);

    /// <inheritdoc />
    public void Warning(string message) => _warnings.Enqueue(message);

    /// <inheritdoc />
    public void Progress(WorkProgress progress) => _progress.Enqueue(progress);
}
