using System;
using System.Threading;
using System.Threading.Tasks;

namespace TickTick.Http;

/// <summary>Waits by a given clock, the same way on every framework.</summary>
internal static class Delays
{
    /// <summary>Waits.</summary>
    public static Task DelayAsync(TimeSpan time, TimeProvider clock, CancellationToken cancellationToken) =>
#if NET
        Task.Delay(time, clock, cancellationToken);
#else
        clock.Delay(time, cancellationToken);
#endif
}
