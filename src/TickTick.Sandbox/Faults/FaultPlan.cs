using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.AspNetCore.Http;

namespace TickTick.Sandbox.Faults;

/// <summary>Holds the active fault rules, in the order in which they were added.</summary>
internal sealed class FaultPlan
{
    private ImmutableList<FaultTrigger> _triggers = [];

    /// <summary>Gets the active rules with their counts.</summary>
    public IReadOnlyList<FaultTrigger> Triggers => _triggers;

    public void Add(IEnumerable<FaultRule> rules)
    {
        FaultTrigger[] triggers = [.. rules.Select(rule => new FaultTrigger(rule))];
        ImmutableInterlocked.Update(ref _triggers, static (list, more) => list.AddRange(more), triggers);
    }

    public void Clear() => ImmutableInterlocked.Update(ref _triggers, static _ => []);

    /// <summary>Returns the fault that applies to a request, or null.</summary>
    public FaultRule? Strike(HttpRequest request, out int latency)
    {
        latency = 0;
        foreach (FaultTrigger trigger in _triggers)
        {
            if (!trigger.TryStrike(request)) continue;
            if (trigger.Rule.Kind != FaultKind.Latency) return trigger.Rule;
            latency += trigger.Rule.Milliseconds;
        }

        return null;
    }
}
