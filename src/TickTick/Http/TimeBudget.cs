using System;
using System.Threading;

namespace TickTick.Http;

/// <summary>
/// Represents a timeout that can be paused while the request waits for something other than the service.
/// </summary>
internal sealed class TimeBudget : IDisposable
{
    private readonly TimeProvider _clock;
    private readonly CancellationTokenSource _limit;
    private readonly CancellationTokenSource _linked;
    private readonly ITimer _timer;
    private TimeSpan _remaining;
    private long _resumed;
    private bool _paused;

    /// <summary>Starts the timeout.</summary>
    public TimeBudget(TimeSpan timeout, TimeProvider clock, CancellationToken cancellationToken)
    {
        _clock = clock;
        _remaining = timeout > TimeSpan.Zero ? timeout : Timeout.InfiniteTimeSpan;
        _limit = new CancellationTokenSource();
        _linked = CancellationTokenSource.CreateLinkedTokenSource(_limit.Token, cancellationToken);
        _resumed = clock.GetTimestamp();
        _timer = clock.CreateTimer(static limit => Cancel((CancellationTokenSource)limit!), _limit, _remaining, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Gets a token that is cancelled when the time is up or the caller cancels.</summary>
    public CancellationToken Token => _linked.Token;

    /// <summary>Gets whether the time is up.</summary>
    public bool IsSpent => _limit.IsCancellationRequested;

    public TimeSpan Remaining =>
        _remaining == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue
        : _paused ? _remaining
        : _remaining - _clock.GetElapsedTime(_resumed);

    /// <summary>Pauses the timeout.</summary>
    public void Pause()
    {
        if (_paused || _remaining == Timeout.InfiniteTimeSpan) return;
        _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        TimeSpan left = Remaining;
        _remaining = left > TimeSpan.Zero ? left : TimeSpan.FromMilliseconds(1);
        _paused = true;
    }

    /// <summary>Resumes the timeout.</summary>
    public void Resume()
    {
        if (!_paused) return;
        _paused = false;
        _resumed = _clock.GetTimestamp();
        _timer.Change(_remaining, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Stops the timeout without cancelling the token.</summary>
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
            // The request ended at the moment at which its time was up.
        }
    }
}
