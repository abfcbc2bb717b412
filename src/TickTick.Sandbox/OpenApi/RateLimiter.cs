using System;
using System.Collections.Generic;
using System.Threading;
using TickTick.Sandbox.State;

namespace TickTick.Sandbox.OpenApi;

/// <summary>
/// Limits an account's requests in a sliding window. Rejected requests are not counted, so the limit ends about a
/// minute after it was reached.
/// </summary>
internal sealed class RateLimiter(SandboxClock clock, SettingsStore settings)
{
    private readonly Lock _gate = new();
    private readonly Queue<DateTimeOffset> _admitted = new();

    /// <summary>Returns whether a request is within the limit, and counts it.</summary>
    public bool TryAdmit()
    {
        if (settings.Current is not { RateLimit: { } limit, RateWindowSeconds: var window }) return true;

        lock (_gate)
        {
            DateTimeOffset now = clock.GetUtcNow();
            while (_admitted.TryPeek(out DateTimeOffset oldest) && oldest <= now - TimeSpan.FromSeconds(window)) _admitted.Dequeue();
            if (_admitted.Count >= limit) return false;

            _admitted.Enqueue(now);
            return true;
        }
    }

    public void Clear()
    {
        lock (_gate) _admitted.Clear();
    }
}
