using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace TickTick.Api.Sending;

/// <summary>
/// Works on items that come one by one, several at a time, and gives the results back in the items' order. Made for a
/// command: <see cref="Add"/> for each record, <see cref="Complete"/> at the end, both on the same thread.
/// </summary>
internal sealed class OrderedBatch<TIn, TOut> : IDisposable
{
    /// <summary>How many items are worked on at a time where nothing else is said: enough to hide the way to the service.</summary>
    public const int DefaultConcurrency = 16;

    /// <summary>
    /// How many items are taken in before the first is done where nothing else is said: so many that a whole table is, and the
    /// time that is left can be told.
    /// </summary>
    public const int DefaultCapacity = 20_000;

    private static readonly TimeSpan PulseInterval = TimeSpan.FromMilliseconds(100);

    private readonly Func<TIn, CancellationToken, Task<TOut>> _work;
    private readonly CancellationToken _cancellationToken;
    private readonly Action? _pulse;
    private readonly SemaphoreSlim _turns;
    private readonly int _capacity;
    private readonly Queue<Piece> _pending = new();

    /// <summary>Makes a batch.</summary>
    public OrderedBatch(
        Func<TIn, CancellationToken, Task<TOut>> work,
        int concurrency = DefaultConcurrency,
        int capacity = DefaultCapacity,
        Action? pulse = null,
        CancellationToken cancellationToken = default)
    {
        _work = work;
        _pulse = pulse;
        _cancellationToken = cancellationToken;
        _turns = new SemaphoreSlim(concurrency);
        _capacity = capacity;
    }

    /// <summary>Items taken in.</summary>
    public int Added { get; private set; }

    /// <summary>Items whose result was given back and is a success.</summary>
    public int Succeeded { get; private set; }

    /// <summary>Items whose result was given back and is a failure.</summary>
    public int Failed { get; private set; }

    /// <summary>Takes an item in, and gives back the results that are next and ready. Waits only where too many items are under way.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public IReadOnlyList<BatchResult<TIn, TOut>> Add(TIn item)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        var results = new List<BatchResult<TIn, TOut>>();
        if (_pending.Count >= _capacity) results.Add(TakeFirst());
        Added++;
        var piece = new Piece(item);
        piece.Task = WorkAsync(piece);
        _pending.Enqueue(piece);
        while (_pending.Count > 0 && _pending.Peek().Task.IsCompleted) results.Add(TakeFirst());
        return results;
    }

    /// <summary>Gives back the results of all items that are left, each as soon as it is there.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public IEnumerable<BatchResult<TIn, TOut>> Complete()
    {
        while (_pending.Count > 0) yield return TakeFirst();
    }

    /// <summary>
    /// After a cancellation: what is known of the items that were taken in. Those that were under way may have been carried out.
    /// </summary>
    public string DescribeProgress()
    {
        int done = 0, failed = 0, underWay = 0;
        foreach (Piece piece in _pending)
        {
            if (piece.Task.Status == TaskStatus.RanToCompletion) done++;
            else if (piece.Task.IsFaulted) failed++;
            else if (piece.IsBegun) underWay++;
        }

        int waiting = _pending.Count - done - failed - underWay;
        string text = FormattableString.Invariant($"{Succeeded + done} of {Added} done, {Failed + failed} failed");
        if (waiting > 0) text += FormattableString.Invariant($", {waiting} not started");
        return underWay == 0 ? text + "." : text + FormattableString.Invariant($", {underWay} in progress: each of these may have been carried out.");
    }

    /// <summary>Lets go of it. Work under way ends when it is cancelled.</summary>
    public void Dispose()
    {
        // The semaphore stays usable for work that is still ending.
        _pending.Clear();
    }

    private async Task<TOut> WorkAsync(Piece piece)
    {
        // Turns are taken in the items' order, on the caller's thread; the work is done on others.
        await _turns.WaitAsync(_cancellationToken).ConfigureAwait(false);
        try
        {
            piece.IsBegun = true;
            return await Task.Run(() => _work(piece.Input, _cancellationToken), CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            _turns.Release();
        }
    }

    private BatchResult<TIn, TOut> TakeFirst()
    {
        Piece first = _pending.Peek();
        while (!first.Task.IsCompleted)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            _pulse?.Invoke();
            WaitHandleOf(first.Task);
        }

        _cancellationToken.ThrowIfCancellationRequested();
        _pending.Dequeue();
        if (first.Task.Status == TaskStatus.RanToCompletion)
        {
            Succeeded++;
            return new BatchResult<TIn, TOut>(first.Input, first.Task.Result, null);
        }

        Failed++;
        return new BatchResult<TIn, TOut>(first.Input, default, first.Task.Exception?.InnerException ?? new OperationCanceledException());
    }

    private void WaitHandleOf(Task task)
    {
        // Waiting for any outcome, without its exception.
        Task.WaitAny([task], (int)PulseInterval.TotalMilliseconds, _cancellationToken);
    }

    private sealed class Piece(TIn input)
    {
        public TIn Input { get; } = input;

        public Task<TOut> Task { get; set; } = null!;

        public volatile bool IsBegun;
    }
}
