using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace TickTick.Http;

/// <summary>
/// Keeps an account under the service's limit, 100 requests a minute, whether the service counts by the clock's minute or by
/// the last sixty seconds: in any sixty seconds, no more requests than the limit are on their way or were answered. A burst up to the
/// limit goes at once. Others may use the same account: when the service refuses, all wait, and one at a time tries again.
/// </summary>
internal sealed class RateGovernor : IRequestGovernor
{
    /// <summary>The service's limit (live, October 2026).</summary>
    public const int DefaultLimit = 100;

    private const string Activity = "Waiting for TickTick's rate limit";
    // No limit of this service lasts longer; a longer wait is an error to be told, not one to sit through.
    private static readonly TimeSpan LongestBlock = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestProbeInterval = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromMilliseconds(500);

    // The service's minute may be a little longer than this machine's.
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(250);

    private readonly object _gate = new();
    private readonly Queue<TimeSpan> _answered = new();
    private readonly Dictionary<IReporter, int> _waiting = [];
    private readonly TimeProvider _clock;
    private readonly long _epoch;
    private readonly TimeSpan _window;
    private readonly TimeSpan _firstProbeInterval;
    private TaskCompletionSource<bool> _changed = NewSignal();
    private int _limit;
    private int _underWay;
    private bool _refused;
    private bool _probing;
    private TimeSpan _probeInterval;
    private TimeSpan _blockedUntil;

    /// <summary>Makes a governor for an account.</summary>
    public RateGovernor(int limit = DefaultLimit, TimeSpan? window = null, TimeSpan? probeInterval = null, TimeProvider? clock = null)
    {
        _limit = limit;
        _window = (window ?? TimeSpan.FromMinutes(1)) + Margin;
        _firstProbeInterval = probeInterval ?? TimeSpan.FromSeconds(1);
        _clock = clock ?? TimeProvider.System;
        _epoch = _clock.GetTimestamp();
    }

    /// <summary>Requests in a window; 0 for no limit. May be changed at any time.</summary>
    public int Limit
    {
        get => Volatile.Read(ref _limit);
        set
        {
            lock (_gate)
            {
                _limit = value;
                Wake();
            }
        }
    }

    // By the clock that no one sets.
    private TimeSpan Now => _clock.GetElapsedTime(_epoch);

    /// <inheritdoc />
    public async ValueTask WaitForTurnAsync(IReporter reporter, CancellationToken cancellationToken)
    {
        TimeSpan? waitingSince = null;
        try
        {
            while (true)
            {
                cancellationToken.ThrowIfCancellationRequested();
                TimeSpan wait;
                bool refused;
                Task changed;
                lock (_gate)
                {
                    if (TryTake(out wait)) return;
                    refused = _refused;
                    changed = _changed.Task;
                }

                TimeSpan now = Now;
                if (waitingSince is null) BeginWaiting(reporter);
                waitingSince ??= now;
                Show(reporter, wait, now - waitingSince.Value, refused);
                TimeSpan pause = wait < ProgressInterval ? wait : ProgressInterval;
                await PauseAsync(pause, changed, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            if (waitingSince is not null && IsLastWaiting(reporter))
                reporter.Progress(new WorkProgress(Activity, "Done", 100, TimeSpan.Zero, IsCompleted: true));
        }
    }

    /// <inheritdoc />
    public void Answered()
    {
        lock (_gate)
        {
            Return();
            if (_probing)
            {
                // The service answers again.
                _probing = false;
                _refused = false;
            }

            Wake();
        }
    }

    /// <inheritdoc />
    public void NotSent()
    {
        lock (_gate)
        {
            _underWay--;

            // The service was not asked, so the next one asks it.
            _probing = false;
            Wake();
        }
    }

    /// <inheritdoc />
    public void LimitExceeded(TimeSpan? retryAfter)
    {
        lock (_gate)
        {
            Return();
            bool again = _probing;
            _probing = false;
            if (_refused && !again && retryAfter is null)
            {
                // One of those that were under way when the first was refused.
                Wake();
                return;
            }

            _probeInterval = again ? Shorter(_probeInterval + _probeInterval, LongestProbeInterval) : _firstProbeInterval;
            _refused = true;
            TimeSpan until = Now + Shorter(retryAfter ?? _probeInterval, LongestBlock);
            if (until > _blockedUntil) _blockedUntil = until;
            Wake();
        }
    }

    private static TaskCompletionSource<bool> NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static TimeSpan Shorter(TimeSpan left, TimeSpan right) => left < right ? left : right;

    private bool TryTake(out TimeSpan wait)
    {
        TimeSpan now = Now;
        while (_answered.Count > 0 && now - _answered.Peek() >= _window) _answered.Dequeue();

        wait = ProgressInterval;
        if (_refused)
        {
            if (_probing) return false;
            wait = _blockedUntil - now;
            if (wait > TimeSpan.Zero) return false;
        }

        if (_limit > 0 && _underWay + _answered.Count >= _limit)
        {
            // With fewer answers than the surplus, a request under way must come back first, and that wakes us.
            wait = _answered.Count > 0 ? _window - (now - _answered.Peek()) : _window;
            return false;
        }

        _underWay++;
        _probing = _refused;
        return true;
    }

    private void Return()
    {
        _underWay--;
        _answered.Enqueue(Now);
    }

    // Many calls of one command wait together: the progress goes when the last of them goes on.
    private void BeginWaiting(IReporter reporter)
    {
        lock (_gate)
        {
            _waiting.TryGetValue(reporter, out int count);
            _waiting[reporter] = count + 1;
        }
    }

    private bool IsLastWaiting(IReporter reporter)
    {
        lock (_gate)
        {
            if (--_waiting[reporter] > 0) return false;
            _waiting.Remove(reporter);
            return true;
        }
    }

    private void Wake()
    {
        TaskCompletionSource<bool> changed = _changed;
        _changed = NewSignal();
        changed.TrySetResult(true);
    }

    private void Show(IReporter reporter, TimeSpan wait, TimeSpan waited, bool refused)
    {
        string status = refused
            ? "The rate limit is reached. Other clients use the same account"
            : FormattableString.Invariant($"{Limit} requests per minute are allowed");
        double whole = (waited + wait).TotalMilliseconds;
        int percent = whole > 0 ? (int)Math.Min(100, 100 * waited.TotalMilliseconds / whole) : 0;
        reporter.Progress(new WorkProgress(Activity, status, percent, wait));
    }

    private async Task PauseAsync(TimeSpan pause, Task changed, CancellationToken cancellationToken)
    {
        using var awake = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task timer = Delays.DelayAsync(pause > TimeSpan.Zero ? pause : TimeSpan.FromMilliseconds(1), _clock, awake.Token);
        await Task.WhenAny(timer, changed).ConfigureAwait(false);
        awake.Cancel();
        cancellationToken.ThrowIfCancellationRequested();
    }
}
