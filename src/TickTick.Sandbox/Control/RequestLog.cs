using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace TickTick.Sandbox.Control;

/// <summary>Records requests, for tests that check what was sent and how often.</summary>
internal sealed class RequestLog
{
    /// <summary>The maximum number of stored requests. The counts have no limit.</summary>
    public const int Capacity = 50_000;

    private readonly Lock _gate = new();
    private readonly Queue<RequestEntry> _entries = new();
    private readonly SortedDictionary<string, int> _counts = new(StringComparer.Ordinal);
    private int _received;

    /// <summary>Returns the number of the next request.</summary>
    public int NextNumber() => Interlocked.Increment(ref _received);

    public void Add(RequestEntry entry)
    {
        lock (_gate)
        {
            _counts[entry.Call] = _counts.GetValueOrDefault(entry.Call) + 1;
            _entries.Enqueue(entry);
            if (_entries.Count > Capacity) _entries.Dequeue();
        }
    }

    public IReadOnlyList<RequestEntry> List()
    {
        lock (_gate) return [.. _entries.OrderBy(entry => entry.Number)];
    }

    /// <summary>Returns the number of requests by endpoint.</summary>
    public IReadOnlyDictionary<string, int> Counts()
    {
        lock (_gate) return new SortedDictionary<string, int>(_counts, StringComparer.Ordinal);
    }

    public void Clear()
    {
        lock (_gate)
        {
            _entries.Clear();
            _counts.Clear();
            _received = 0;
        }
    }
}
