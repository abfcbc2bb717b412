using System;

namespace TickTick.Api.Reconciliation;

/// <summary>Measures how long ago a request was sent first.</summary>
internal sealed class Age(TimeProvider clock)
{
    private readonly DateTimeOffset _time = clock.GetUtcNow();
    private readonly long _timestamp = clock.GetTimestamp();

    /// <summary>
    /// Gets the longer of what two clocks say, because one can be set back, and the other stops while the machine sleeps.
    /// </summary>
    public TimeSpan Elapsed => new(Math.Max((clock.GetUtcNow() - _time).Ticks, clock.GetElapsedTime(_timestamp).Ticks));
}
