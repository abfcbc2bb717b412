using System;
using System.Collections.Generic;
using System.Threading;
using TickTick.Sandbox.State;

namespace TickTick.Sandbox.OpenApi;

/// <summary>
/// Counts an account's requests in a sliding window. Refused requests are not counted, so that the limit clears
/// about a minute after it was reached.
/// </summary>
internal sealed class RateLimiter(SandboxClock clock, SettingsStore settings)
{
    private readonly Lock _gate = new();
    private readonly Queue<DateTimeOffset> _admitted = new();

    /// <summary>Admits a request or refuses it.</summary>
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

    /// <summary>Forgets all requests.</summary>
    public void Clear()
    {
        lock (_gate) _admitted.Clear();
    }
}
