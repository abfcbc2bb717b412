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
        string status = done == 0
            ? FormattableString.Invariant($"{done} of {added}")
            : FormattableString.Invariant($"{done} of {added}, {done / elapsed.TotalMinutes:0} a minute");
        return new WorkProgress(activity, status, (int)(100L * done / added), Remaining(done, added, elapsed));
    }

    /// <summary>Returns the record that removes the progress display.</summary>
    public WorkProgress? End() => _shown == default ? null : new WorkProgress(activity, "Done", 100, TimeSpan.Zero, IsCompleted: true);

    // The first requests of a minute are sent at once, so their speed is not used for the estimate.
    private TimeSpan? Remaining(int done, int added, TimeSpan elapsed)
    {
        int left = added - done;
        double byRate = done > 0 ? elapsed.TotalSeconds / done * left : 0;
        double byLimit = requestsPerMinute > 0 && added > requestsPerMinute ? 60.0 * left / requestsPerMinute : 0;
        double seconds = Math.Max(byRate, byLimit);
        return seconds > 0 ? TimeSpan.FromSeconds(seconds) : null;
    }
}
