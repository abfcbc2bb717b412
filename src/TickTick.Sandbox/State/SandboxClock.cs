using System;
using System.Threading;

namespace TickTick.Sandbox.State;

/// <summary>The server's own time, which a test moves forward instead of waiting.</summary>
internal sealed class SandboxClock : TimeProvider
{
    private long _offsetTicks;

    /// <summary>How far this clock is ahead of the machine's.</summary>
    public TimeSpan Offset => TimeSpan.FromTicks(Interlocked.Read(ref _offsetTicks));

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Offset;

    /// <summary>Moves the clock.</summary>
    public void Advance(TimeSpan by) => Interlocked.Add(ref _offsetTicks, by.Ticks);

    /// <summary>Shows the machine's time again.</summary>
    public void Reset() => Interlocked.Exchange(ref _offsetTicks, 0);
}
