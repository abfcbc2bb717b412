using System;
using System.Threading;

namespace TickTick.Http;

/// <summary>A time limit that does not count the waits in which nobody waits for the service.</summary>
internal sealed class TimeBudget : IDisposable
{
    private readonly TimeProvider _clock;
    private readonly CancellationTokenSource _limit;
    private readonly CancellationTokenSource _linked;
    private readonly ITimer _timer;
    private TimeSpan _remaining;
    private long _resumed;
    private bool _paused;

    /// <summary>Starts the time.</summary>
    public TimeBudget(TimeSpan timeout, TimeProvider clock, CancellationToken cancellationToken)
    {
        _clock = clock;
        _remaining = timeout > TimeSpan.Zero ? timeout : Timeout.InfiniteTimeSpan;
        _limit = new CancellationTokenSource();
        _linked = CancellationTokenSource.CreateLinkedTokenSource(_limit.Token, cancellationToken);
        _resumed = clock.GetTimestamp();
        _timer = clock.CreateTimer(static limit => Cancel((CancellationTokenSource)limit!), _limit, _remaining, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Cancelled when the time is up, or earlier by the caller.</summary>
    public CancellationToken Token => _linked.Token;

    /// <summary>Whether the time is up.</summary>
    public bool IsSpent => _limit.IsCancellationRequested;

    /// <summary>The time left.</summary>
    public TimeSpan Remaining =>
        _remaining == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue
        : _paused ? _remaining
        : _remaining - _clock.GetElapsedTime(_resumed);

    /// <summary>Stops the time.</summary>
    public void Pause()
    {
        if (_paused || _remaining == Timeout.InfiniteTimeSpan) return;
        _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        TimeSpan left = Remaining;
        _remaining = left > TimeSpan.Zero ? left : TimeSpan.FromMilliseconds(1);
        _paused = true;
    }

    /// <summary>Lets the time run on.</summary>
    public void Resume()
    {
        if (!_paused) return;
        _paused = false;
        _resumed = _clock.GetTimestamp();
        _timer.Change(_remaining, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Ends it; nothing is cancelled any more.</summary>
    public void Dispose()
    {
        _timer.Dispose();
        _linked.Dispose();
        _limit.Dispose();
    }

    private static void Cancel(CancellationTokenSource limit)
    {
        try
        {
            limit.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The call ended in the moment its time did.
        }
    }
}
