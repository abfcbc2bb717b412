using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace TickTick.Api.Batching;

/// <summary>Runs asynchronous work for items concurrently and returns the results in the order of the items.</summary>
internal static class OrderedWork
{
    public static async IAsyncEnumerable<TOut> RunAsync<TIn, TOut>(IEnumerable<TIn> items, Func<TIn, Task<TOut>> work, int concurrency)
    {
        var pending = new Queue<Task<TOut>>();
        try
        {
            foreach (TIn item in items)
            {
                if (pending.Count == concurrency) yield return await pending.Dequeue().ConfigureAwait(false);
                pending.Enqueue(Task.Run(() => work(item)));
            }

            while (pending.Count > 0) yield return await pending.Dequeue().ConfigureAwait(false);
        }
        finally
        {
            // If one fails or the caller ends, the others do not continue in the background.
            try
            {
                await Task.WhenAll(pending).ConfigureAwait(false);
            }
            catch (Exception failure) when (failure is TickTickException or OperationCanceledException)
            {
                // The first failure is reported.
            }
        }
    }
}
