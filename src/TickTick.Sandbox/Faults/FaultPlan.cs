using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.AspNetCore.Http;

namespace TickTick.Sandbox.Faults;

/// <summary>The rules in force, in the order in which they were given.</summary>
internal sealed class FaultPlan
{
    private ImmutableList<FaultTrigger> _triggers = [];

    /// <summary>The rules with their counts.</summary>
    public IReadOnlyList<FaultTrigger> Triggers => _triggers;

    /// <summary>Adds rules behind those in force.</summary>
    public void Add(IEnumerable<FaultRule> rules)
    {
        FaultTrigger[] triggers = [.. rules.Select(rule => new FaultTrigger(rule))];
        ImmutableInterlocked.Update(ref _triggers, static (list, more) => list.AddRange(more), triggers);
    }

    /// <summary>Ends all faults.</summary>
    public void Clear() => ImmutableInterlocked.Update(ref _triggers, static _ => []);

    /// <summary>Decides what a request meets.</summary>
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
