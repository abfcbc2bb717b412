using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace TickTick.Sandbox.State;

/// <summary>What came in, for tests that assert what was sent how often.</summary>
internal sealed class RequestLog
{
    /// <summary>How many requests are kept; the counts go on beyond.</summary>
    public const int Capacity = 50_000;

    private readonly Lock _gate = new();
    private readonly Queue<RequestEntry> _entries = new();
    private readonly SortedDictionary<string, int> _counts = new(StringComparer.Ordinal);
    private int _received;

    /// <summary>The number for the next request.</summary>
    public int NextNumber() => Interlocked.Increment(ref _received);

    /// <summary>Keeps a request.</summary>
    public void Add(RequestEntry entry)
    {
        lock (_gate)
        {
            _counts[entry.Call] = _counts.GetValueOrDefault(entry.Call) + 1;
            _entries.Enqueue(entry);
            if (_entries.Count > Capacity) _entries.Dequeue();
        }
    }

    /// <summary>The requests kept.</summary>
    public IReadOnlyList<RequestEntry> List()
    {
        lock (_gate) return [.. _entries.OrderBy(entry => entry.Number)];
    }

    /// <summary>How often each call came in.</summary>
    public IReadOnlyDictionary<string, int> Counts()
    {
        lock (_gate) return new SortedDictionary<string, int>(_counts, StringComparer.Ordinal);
    }

    /// <summary>Forgets everything.</summary>
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
