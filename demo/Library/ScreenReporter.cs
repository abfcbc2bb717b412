using System.Collections.Generic;

namespace TickTick.Demo.Library;

/// <summary>Shows what the library says of its steps.</summary>
internal sealed class ScreenReporter(Screen screen) : IReporter
{
    /// <summary>Every step so far.</summary>
    public List<string> Said { get; } = [];

    /// <inheritdoc />
    public void Verbose(string message)
    {
        Said.Add(message);
        screen.Verbose("VERBOSE: " + message);
    }

    /// <inheritdoc />
    public void Warning(string message) => screen.Warning("WARNING: " + message);

    /// <inheritdoc />
    public void Progress(WorkProgress progress)
    {
        // A prompt shows it in its last line and takes it away again.
    }
}
