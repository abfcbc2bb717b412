using System;
using System.Threading;
using System.Threading.Tasks;

namespace TickTick.Http;

/// <summary>Provides delays by a given clock on every framework.</summary>
internal static class Delays
{
    public static Task DelayAsync(TimeSpan time, TimeProvider clock, CancellationToken cancellationToken) =>
#if NET
        Task.Delay(time, clock, cancellationToken);
#else
        clock.Delay(time, cancellationToken);
#endif
}
