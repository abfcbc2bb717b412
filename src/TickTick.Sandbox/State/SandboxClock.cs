using System;
using System.Threading;

namespace TickTick.Sandbox.State;

/// <summary>Provides the sandbox's time, which tests advance instead of waiting.</summary>
internal sealed class SandboxClock : TimeProvider
{
    private long _offsetTicks;

    /// <summary>Gets the offset from the machine's clock.</summary>
    public TimeSpan Offset => TimeSpan.FromTicks(Interlocked.Read(ref _offsetTicks));

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Offset;

    public void Advance(TimeSpan by) => Interlocked.Add(ref _offsetTicks, by.Ticks);

    /// <summary>Resets the offset from the machine's clock.</summary>
    public void Reset() => Interlocked.Exchange(ref _offsetTicks, 0);
}
