using System;
using System.Collections.Concurrent;
using System.Threading.Tasks;

namespace TickTick.Api.Batching;

/// <summary>
/// Keeps items that are created concurrently in their order. The service places the first item that is created in a
/// list, and all others of that list get a sort order relative to it. No additional request is sent. Thread-safe.
/// </summary>
internal sealed class ListOrder<T>(Func<T, long?> sortOrderOf)
    where T : class
{
    // The service's own distance between two tasks is 2^40, so the tasks of a large table fit between two of them.
    private const long Distance = 1 << 16;

    private readonly ConcurrentDictionary<string, TaskCompletionSource<long?>> _origins = new(StringComparer.Ordinal);

    /// <summary>Creates an item.</summary>
    /// <param name="list">The ID of its list.</param>
    /// <param name="number">The number of the item in the input.</param>
    /// <param name="createAsync">Sends the item with a sort order, or with null for the one that the service sets.</param>
    public async Task<T> CreateAsync(string list, int number, Func<long?, Task<T>> createAsync)
    {
        var mine = new TaskCompletionSource<long?>(TaskCreationOptions.RunContinuationsAsynchronously);
        while (true)
        {
            TaskCompletionSource<long?> first = _origins.GetOrAdd(list, mine);
            if (ReferenceEquals(first, mine)) return await CreateFirstAsync(list, number, createAsync, mine).ConfigureAwait(false);
            if (await first.Task.ConfigureAwait(false) is { } origin) return await createAsync(origin + (number * Distance)).ConfigureAwait(false);
        }
    }

    // If it fails, another item of the list becomes the first.
    private async Task<T> CreateFirstAsync(string list, int number, Func<long?, Task<T>> createAsync, TaskCompletionSource<long?> mine)
    {
        T? created = null;
        try
        {
            return created = await createAsync(null).ConfigureAwait(false);
        }
        finally
        {
            if (created is null) _origins.TryRemove(list, out _);
            mine.SetResult(created is null ? null : (sortOrderOf(created) ?? 0) - (number * Distance));
        }
    }
}
