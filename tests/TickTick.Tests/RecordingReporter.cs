using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;

namespace TickTick.Tests;

/// <summary>Records what the engine reports.</summary>
internal sealed class RecordingReporter : IReporter
{
    private readonly ConcurrentQueue<string> _verbose = new();
    private readonly ConcurrentQueue<string> _warnings = new();
    private readonly ConcurrentQueue<WorkProgress> _progress = new();

    public IReadOnlyList<string> VerboseLines => [.. _verbose];

    public IReadOnlyList<string> Warnings => [.. _warnings];

    public IReadOnlyList<WorkProgress> ProgressRecords => [.. _progress];

    /// <summary>Gets all texts, to search for what must not be in them.</summary>
    public string Everything => string.Join("\n", _verbose.Concat(_warnings).Concat(_progress.Select(p => p.ToString())));

    /// <inheritdoc />
    public void Verbose(string message) => _verbose.Enqueue(message);

    /// <inheritdoc />
    public void Warning(string message) => _warnings.Enqueue(message);

    /// <inheritdoc />
    public void Progress(WorkProgress progress) => _progress.Enqueue(progress);
}
