using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace TickTick.Api.Sending;

/// <summary>
/// Works on items that come one by one, several at a time, and gives the results back in the items' order. Made for a
/// command: <see cref="Add"/> for each record, <see cref="Complete"/> at the end, both on the same thread.
/// </summary>
/// <typeparam name="TIn">The item.</typeparam>
/// <typeparam name="TOut">What becomes of it.</typeparam>
internal sealed class OrderedBatch<TIn, TOut> : IDisposable
{
    /// <summary>How many items are worked on at a time where nothing else is said: enough to hide the way to the service.</summary>
    public const int DefaultConcurrency = 16;

    // How far the rest may run ahead of one slow item.
    private const int ItemsAheadOfEachWorker = 8;

    private static readonly TimeSpan PulseInterval = TimeSpan.FromMilliseconds(100);

    private readonly Func<TIn, CancellationToken, Task<TOut>> _work;
    private readonly CancellationToken _cancellationToken;
    private readonly Action? _pulse;
    private readonly SemaphoreSlim _turns;
    private readonly int _capacity;
    private readonly Queue<(TIn Input, Task<TOut> Task)> _pending = new();

    /// <summary>Makes a batch.</summary>
    /// <param name="work">What is done with an item. May run on any thread.</param>
    /// <param name="concurrency">How many items are worked on at a time.</param>
    /// <param name="pulse">Called on the caller's thread ten times a second while it waits, so that progress can be shown.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
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
        _capacity = concurrency * ItemsAheadOfEachWorker;
    }

    /// <summary>Items taken in.</summary>
    public int Added { get; private set; }

    /// <summary>Items whose result was given back and is a success.</summary>
    public int Succeeded { get; private set; }

    /// <summary>Items whose result was given back and is a failure.</summary>
    public int Failed { get; private set; }

    /// <summary>Takes an item in, and gives back the results that are next and ready. Waits only where too many items are under way.</summary>
    /// <param name="item">The item.</param>
    /// <returns>Results, in the order of their items.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public IReadOnlyList<BatchResult<TIn, TOut>> Add(TIn item)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        var results = new List<BatchResult<TIn, TOut>>();
        if (_pending.Count >= _capacity) results.Add(TakeFirst());
        Added++;
        _pending.Enqueue((item, Task.Run(() => WorkAsync(item), CancellationToken.None)));
        while (_pending.Count > 0 && _pending.Peek().Task.IsCompleted) results.Add(TakeFirst());
        return results;
    }

    /// <summary>Gives back the results of all items that are left, each as soon as it is there.</summary>
    /// <returns>Results, in the order of their items.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public IEnumerable<BatchResult<TIn, TOut>> Complete()
    {
        while (_pending.Count > 0) yield return TakeFirst();
    }

    /// <summary>
    /// After a cancellation: what is known of the items that were taken in. Those that were under way may have been carried out.
    /// </summary>
    /// <returns>A sentence.</returns>
    public string DescribeProgress()
    {
        int done = 0, failed = 0;
        foreach ((_, Task<TOut> task) in _pending)
        {
            if (task.Status == TaskStatus.RanToCompletion) done++;
            else if (task.IsFaulted) failed++;
        }

        int open = _pending.Count - done - failed;
        string text = FormattableString.Invariant($"{Succeeded + done} of {Added} done, {Failed + failed} failed");
        return open == 0 ? text + "." : text + FormattableString.Invariant($", {open} not finished: each of these may or may not have been carried out.");
    }

    /// <summary>Lets go of it. Work under way ends when it is cancelled.</summary>
    public void Dispose()
    {
        // The semaphore stays usable for work that is still ending.
        _pending.Clear();
    }

    private async Task<TOut> WorkAsync(TIn item)
    {
        await _turns.WaitAsync(_cancellationToken).ConfigureAwait(false);
        try
        {
            return await _work(item, _cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _turns.Release();
        }
    }

    private BatchResult<TIn, TOut> TakeFirst()
    {
        (TIn input, Task<TOut> task) = _pending.Peek();
        while (!task.IsCompleted)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            _pulse?.Invoke();
            WaitHandleOf(task);
        }

        _cancellationToken.ThrowIfCancellationRequested();
        _pending.Dequeue();
        if (task.Status == TaskStatus.RanToCompletion)
        {
            Succeeded++;
            return new BatchResult<TIn, TOut>(input, task.Result, null);
        }

        Failed++;
        return new BatchResult<TIn, TOut>(input, default, task.Exception?.InnerException ?? new OperationCanceledException());
    }

    private void WaitHandleOf(Task task)
    {
        // Waiting for any outcome, without its exception.
        Task.WaitAny([task], (int)PulseInterval.TotalMilliseconds, _cancellationToken);
    }
}
