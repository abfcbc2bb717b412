using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace TickTick.Http;

/// <summary>
/// Limits an account's requests to the service's rate limit of 100 requests per minute. It makes no difference
/// whether the service counts calendar minutes or the last sixty seconds: in any sixty seconds, no more requests than
/// the limit are pending or answered. A burst up to the limit is sent at once. Other clients may use the same
/// account: after a rate limit error, all requests wait, and one at a time tries again. Thread-safe.
/// </summary>
internal sealed class RateGovernor
{
    /// <summary>The service's limit (measured in October 2026).</summary>
    public const int DefaultLimit = 100;

    /// <summary>
    /// The longest wait for the limit, which ends after a minute, but an account that many programs share can need
    /// several. A longer wait is reported as an error instead.
    /// </summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    private const string Activity = "Waiting for TickTick's rate limit";
    private static readonly TimeSpan LongestProbeInterval = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromMilliseconds(500);

    // The service's minute can be slightly longer than this machine's.
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(250);

    private readonly object _gate = new();
    private readonly Queue<TimeSpan> _answered = new();
    private readonly Dictionary<IReporter, Wait> _waiting = [];
    private readonly TimeProvider _clock;
    private readonly long _epoch;
    private readonly TimeSpan _window;
    private readonly TimeSpan _firstProbeInterval;
    private readonly int _limit;
    private TaskCompletionSource<bool> _changed = NewSignal();
    private int _underWay;
    private bool _refused;
    private bool _probing;
    private TimeSpan _probeInterval;
    private TimeSpan _blockedUntil;

    /// <summary>Initializes a governor with a number of requests in a window, or 0 for no limit.</summary>
    public RateGovernor(int limit = DefaultLimit, TimeSpan? window = null, TimeSpan? probeInterval = null, TimeProvider? clock = null)
    {
        _limit = limit;
        _window = (window ?? TimeSpan.FromMinutes(1)) + Margin;
        _firstProbeInterval = probeInterval ?? TimeSpan.FromSeconds(1);
        _clock = clock ?? TimeProvider.System;
        _epoch = _clock.GetTimestamp();
    }

    // A monotonic clock, which is not affected by changes of the system time.
    private TimeSpan Now => _clock.GetElapsedTime(_epoch);

    /// <summary>Gets for how long the service has refused requests.</summary>
    public TimeSpan RefusedFor
    {
        get
        {
            lock (_gate) return _refused && _blockedUntil > Now ? _blockedUntil - Now : TimeSpan.Zero;
        }
    }

    /// <summary>
    /// Waits until the next request can be sent, and counts it. Returns false if the service refuses requests for longer
    /// than <see cref="LongestWait"/>.
    /// </summary>
    public async ValueTask<bool> WaitForTurnAsync(IReporter reporter, CancellationToken cancellationToken)
    {
        bool isWaiting = false;
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
                    if (TryTake(out wait)) return true;
                    if (wait > LongestWait) return false;
                    refused = _refused;
                    changed = _changed.Task;
                }

                Show(reporter, wait, refused, begins: !isWaiting);
                isWaiting = true;
                TimeSpan pause = wait < ProgressInterval ? wait : ProgressInterval;
                await PauseAsync(pause, changed, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            if (isWaiting && IsLastWaiting(reporter))
                reporter.Progress(new WorkProgress(Activity, "Done", 100, TimeSpan.Zero, IsCompleted: true));
        }
    }

    /// <summary>Reports that a request was answered, or never will be.</summary>
    public void Answered()
    {
        lock (_gate)
        {
            Return();
            if (_probing)
            {
                // The service accepts requests again.
                _probing = false;
                _refused = false;
            }

            Wake();
        }
    }

    /// <summary>
    /// Reports, instead of <see cref="Answered"/>, that a request never reached the service, so that it is not
    /// counted.
    /// </summary>
    public void NotSent()
    {
        lock (_gate)
        {
            _underWay--;

            // The request did not reach the service, so the next one tries instead.
            _probing = false;
            Wake();
        }
    }

    /// <summary>
    /// Reports, instead of <see cref="Answered"/>, that the service returned a rate limit error, because other
    /// clients use the account.
    /// </summary>
    public void LimitExceeded(TimeSpan? retryAfter)
    {
        lock (_gate)
        {
            Return();
            bool again = _probing;
            _probing = false;
            if (_refused && !again && retryAfter is null)
            {
                // Wakes a request that was pending when the first one was rejected.
                Wake();
                return;
            }

            _probeInterval = again ? Shorter(_probeInterval + _probeInterval, LongestProbeInterval) : _firstProbeInterval;
            _refused = true;
            TimeSpan until = Now + (retryAfter ?? _probeInterval);
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
            // If fewer requests were answered than exceed the limit, a pending one must be answered first, which ends
            // this wait.
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

    private bool IsLastWaiting(IReporter reporter)
    {
        lock (_gate)
        {
            if (--_waiting[reporter].Requests > 0) return false;
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

    // Many requests of a command wait at the same time. One record shows them all, as long as one of them waits.
    private void Show(IReporter reporter, TimeSpan wait, bool refused, bool begins)
    {
        TimeSpan now = Now, waited;
        lock (_gate)
        {
            if (!_waiting.TryGetValue(reporter, out Wait? shared)) _waiting[reporter] = shared = new Wait { Since = now, Shown = now - ProgressInterval };
            if (begins) shared.Requests++;
            if (now - shared.Shown < ProgressInterval) return;
            shared.Shown = now;
            waited = now - shared.Since;
        }

        string status = refused
            ? "The rate limit is reached. Other clients use the same account"
            : FormattableString.Invariant($"{_limit} requests per minute are allowed");
        double whole = (waited + wait).TotalMilliseconds;
        int percent = whole > 0 ? (int)Math.Min(100, 100 * waited.TotalMilliseconds / whole) : 0;
        reporter.Progress(new WorkProgress(Activity, status, percent, wait, IsWait: true));
    }

    private async Task PauseAsync(TimeSpan pause, Task changed, CancellationToken cancellationToken)
    {
        using var awake = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task timer = Delays.DelayAsync(pause > TimeSpan.Zero ? pause : TimeSpan.FromMilliseconds(1), _clock, awake.Token);
        await Task.WhenAny(timer, changed).ConfigureAwait(false);
        awake.Cancel();
        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>The waiting requests of one command.</summary>
    private sealed class Wait
    {
        public int Requests { get; set; }

        public TimeSpan Since { get; init; }

        public TimeSpan Shown { get; set; }
    }
}
