using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using TickTick.Http;

namespace TickTick.Api.Batching;

/// <summary>
/// Processes items concurrently and returns the results in the order of the items. A command calls <see cref="Add"/>
/// for each record and <see cref="Complete"/> at the end, both on the same thread.
/// </summary>
internal sealed class OrderedBatch<TIn, TOut> : IDisposable
{
    /// <summary>The default number of concurrent items, which is enough to hide the latency of the service.</summary>
    public const int DefaultConcurrency = 16;

    /// <summary>
    /// The number of items to accept before the first result is returned. It is large enough for a whole table, so that
    /// the remaining time can be estimated.
    /// </summary>
    private const int Capacity = 20_000;

    private static readonly TimeSpan PulseInterval = TimeSpan.FromMilliseconds(100);

    private readonly Func<TIn, CancellationToken, Task<TOut>> _work;
    private readonly CancellationToken _cancellationToken;
    private readonly Action? _pulse;
    private readonly SemaphoreSlim _turns;
    private readonly bool _isOneByOne;
    private readonly Queue<Entry> _pending = new();
    private readonly Dictionary<string, Task> _lanes = new(StringComparer.Ordinal);
    private readonly object _gate = new();
    private bool _isClosed;

    public OrderedBatch(
        Func<TIn, CancellationToken, Task<TOut>> work,
        int concurrency = DefaultConcurrency,
        Action? pulse = null,
        CancellationToken cancellationToken = default)
    {
        _work = work;
        _pulse = pulse;
        _cancellationToken = cancellationToken;
        _turns = new SemaphoreSlim(concurrency);
        _isOneByOne = concurrency == 1;
    }

    /// <summary>Gets whether there are items whose results were not returned.</summary>
    public bool HasPending => _pending.Count > 0;

    /// <summary>Gets the number of added items.</summary>
    public int Added { get; private set; }

    /// <summary>Gets the number of returned results that are successes.</summary>
    public int Succeeded { get; private set; }

    /// <summary>Gets the number of returned results that are failures.</summary>
    public int Failed { get; private set; }

    /// <summary>
    /// Adds an item and returns the results that are next in order and complete. Waits only if too many items are
    /// pending, or for the item itself if they are processed one by one.
    /// </summary>
    /// <param name="item">The item.</param>
    /// <param name="lane">A name for items of which each begins after the one before has ended, or null.</param>
    /// <exception cref="OperationCanceledException">The batch was cancelled.</exception>
    public IReadOnlyList<BatchResult<TIn, TOut>> Add(TIn item, string? lane = null)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        var results = new List<BatchResult<TIn, TOut>>();
        if (_pending.Count >= Capacity) results.Add(TakeFirst());
        Added++;
        var entry = new Entry(item);
        Task? before = null;
        if (lane is not null) _lanes.TryGetValue(lane, out before);
        entry.Task = WorkAsync(entry, before);
        if (lane is not null) _lanes[lane] = entry.Task;
        _pending.Enqueue(entry);
        while (_pending.Count > 0 && (_isOneByOne || _pending.Peek().Task.IsCompleted)) results.Add(TakeFirst());
        return results;
    }

    /// <summary>Returns the remaining results, each as soon as it is complete.</summary>
    /// <exception cref="OperationCanceledException">The batch was cancelled.</exception>
    public IEnumerable<BatchResult<TIn, TOut>> Complete()
    {
        while (_pending.Count > 0) yield return TakeFirst();
    }

    /// <summary>Begins no more items, and waits for those in progress until a limit, so that their outcome is known.</summary>
    public void Close(TimeSpan limit)
    {
        lock (_gate) _isClosed = true;
        var begun = new List<Task>();
        foreach (Entry entry in _pending)
        {
            // A task that waits for its turn ends when it gets one.
            if (entry.IsBegun) begun.Add(entry.Task);
        }

        try
        {
            Task.WaitAll([.. begun], (int)limit.TotalMilliseconds, _cancellationToken);
        }
        catch (Exception exception) when (exception is AggregateException or OperationCanceledException)
        {
            // DescribeProgress counts failures and items in progress.
        }
    }

    /// <summary>
    /// Returns what is known about the items after a cancellation. Items in progress may have been carried out, unless
    /// they had sent nothing so far, such as those that waited for the rate limit.
    /// </summary>
    /// <param name="deferred">How many items were to be added later.</param>
    public string DescribeProgress(int deferred = 0)
    {
        int done = 0, failed = 0, underWay = 0;
        foreach (Entry entry in _pending)
        {
            if (entry.Task.Status == TaskStatus.RanToCompletion) done++;
            else if (entry.Task.IsFaulted) failed++;
            else if (entry.Sent.Any) underWay++;
        }

        int waiting = _pending.Count - done - failed - underWay + deferred;
        string text = FormattableString.Invariant($"{Succeeded + done} of {Added + deferred} done, {Failed + failed} failed");
        if (waiting > 0) text += FormattableString.Invariant($", {waiting} not sent");
        return underWay == 0 ? text + "." : text + FormattableString.Invariant($", {underWay} in progress: each of these may have been carried out.");
    }

    /// <summary>Releases the items. Work in progress ends when it is cancelled.</summary>
    public void Dispose()
    {
        // The semaphore remains usable for work that has not ended yet.
        _pending.Clear();
    }

    private async Task<TOut> WorkAsync(Entry entry, Task? before)
    {
        // Its failure is its own.
        if (before is not null) await Task.WhenAny(before).ConfigureAwait(false);

        // Turns are taken in the order of the items on the caller's thread. The work runs on other threads.
        await _turns.WaitAsync(_cancellationToken).ConfigureAwait(false);
        try
        {
            lock (_gate)
            {
                if (_isClosed) throw new OperationCanceledException();
                entry.IsBegun = true;
            }

            entry.Sent.Record();
            return await Task.Run(() => _work(entry.Input, _cancellationToken), CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            _turns.Release();
        }
    }

    private BatchResult<TIn, TOut> TakeFirst()
    {
        Entry first = _pending.Peek();
        while (!first.Task.IsCompleted)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            _pulse?.Invoke();
            // Waits for completion without throwing the task's exception.
            Task.WaitAny([first.Task], (int)PulseInterval.TotalMilliseconds, _cancellationToken);
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

    private sealed class Entry(TIn input)
    {
        public TIn Input { get; } = input;

        public Task<TOut> Task { get; set; } = null!;

        public volatile bool IsBegun;

        public SentChanges Sent { get; } = new();
    }
}
