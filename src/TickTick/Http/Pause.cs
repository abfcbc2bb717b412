using System;
using System.Threading;
using System.Threading.Tasks;

namespace TickTick.Http;

/// <summary>Waits by a given clock, the same way on every framework.</summary>
internal static class Pause
{
    /// <summary>Waits.</summary>
    /// <param name="time">How long.</param>
    /// <param name="clock">By which clock.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The wait.</returns>
    public static Task For(TimeSpan time, TimeProvider clock, CancellationToken cancellationToken) =>
#if NET
        Task.Delay(time, clock, cancellationToken);
#else
        clock.Delay(time, cancellationToken);
#endif
}
