using System;
using System.Text.RegularExpressions;
using System.Threading;
using Microsoft.AspNetCore.Http;

namespace TickTick.Sandbox.Faults;

/// <summary>Represents an active rule, which decides for each request whether it applies, and counts.</summary>
internal sealed class FaultTrigger
{
    private readonly Lock _gate = new();
    private readonly Regex? _path;
    private readonly Random _random;
    private int _matches;
    private int _strikes;

    /// <summary>Activates a rule.</summary>
    /// <exception cref="ArgumentException">The path is not a valid regular expression.</exception>
    public FaultTrigger(FaultRule rule)
    {
        Rule = rule;
        _path = rule.Path is null ? null : new Regex(rule.Path, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        _random = new Random(rule.Seed);
    }

    public FaultRule Rule { get; }

    /// <summary>Gets how many times the rule has applied.</summary>
    public int StrikeCount
    {
        get
        {
            lock (_gate) return _strikes;
        }
    }

    /// <summary>Returns whether the rule applies to a request.</summary>
    public bool TryStrike(HttpRequest request)
    {
        if (Rule.Method is not null && !Rule.Method.Equals(request.Method, StringComparison.OrdinalIgnoreCase)) return false;
        if (_path is not null && !_path.IsMatch(request.Path.Value ?? "")) return false;

        lock (_gate)
        {
            if (_matches++ < Rule.Skip) return false;
            if (_strikes >= Rule.Times) return false;
            if (Rule.Probability < 1 && _random.NextDouble() >= Rule.Probability) return false;
            _strikes++;
            return true;
        }
    }
}
