using System;

namespace TickTick.Tests.Tokens;

/// <summary>Represents a clock that does not advance.</summary>
internal sealed class FixedClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
