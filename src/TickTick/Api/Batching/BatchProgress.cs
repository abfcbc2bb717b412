using System;

namespace TickTick.Api.Batching;

/// <summary>Calculates the progress, speed and remaining time of a batch.</summary>
internal sealed class BatchProgress(string activity, int requestsPerMinute, TimeProvider clock)
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private readonly long _start = clock.GetTimestamp();
    private TimeSpan _shown;

    /// <summary>Returns the progress to show now, or null if it was shown recently.</summary>
    public WorkProgress? Next(int done, int added)
    {
        TimeSpan elapsed = clock.GetElapsedTime(_start);
        if (elapsed < Quiet || elapsed - _shown < Interval || added < 2) return null;
        _shown = elapsed;
        double rate = RatePerMinute(done, added, elapsed);
        string status = rate > 0
            ? FormattableString.Invariant($"{done} of {added}, {rate:0} a minute")
            : FormattableString.Invariant($"{done} of {added}");
        return new WorkProgress(activity, status, (int)(100L * done / added), rate > 0 ? TimeSpan.FromMinutes((added - done) / rate) : null);
    }

    /// <summary>Returns the record that removes the progress display.</summary>
    public WorkProgress? End() => _shown == default ? null : new WorkProgress(activity, "Done", 100, TimeSpan.Zero, IsCompleted: true);

    // The rate at which the rest will be processed, from which the remaining time follows. The first requests of a minute
    // are sent at once, so a rate above the limit does not last.
    private double RatePerMinute(int done, int added, TimeSpan elapsed)
    {
        double measured = done / elapsed.TotalMinutes;
        return requestsPerMinute > 0 && added > requestsPerMinute ? Math.Min(measured, requestsPerMinute) : measured;
    }
}
