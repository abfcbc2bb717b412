using System.Collections.Generic;

namespace TickTick.Backup;

/// <summary>
/// Collects what an export could not read completely, including the warnings of the lists, and passes all messages on.
/// </summary>
internal sealed class IncompleteParts(IReporter reporter) : IReporter
{
    private readonly List<string> _texts = [];

    public IReadOnlyList<string> Texts
    {
        get
        {
            lock (_texts) return _texts.ToArray();
        }
    }

    /// <inheritdoc />
    public void Verbose(string message) => reporter.Verbose(message);

    /// <inheritdoc />
    public void Warning(string message)
    {
        lock (_texts) _texts.Add(message);
        reporter.Warning(message);
    }

    /// <inheritdoc />
    public void Progress(WorkProgress progress) => reporter.Progress(progress);
}
