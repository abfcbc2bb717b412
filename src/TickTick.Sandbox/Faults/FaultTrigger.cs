using System;
using System.Text.RegularExpressions;
using System.Threading;
using Microsoft.AspNetCore.Http;

namespace TickTick.Sandbox.Faults;

/// <summary>A rule in force: decides request by request whether it strikes, and counts.</summary>
internal sealed class FaultTrigger
{
    private readonly Lock _gate = new();
    private readonly Regex? _path;
    private readonly Random _random;
    private int _matches;
    private int _strikes;

    /// <summary>Puts a rule in force.</summary>
    /// <exception cref="ArgumentException">Its path is no regular expression.</exception>
    public FaultTrigger(FaultRule rule)
    {
        Rule = rule;
        _path = rule.Path is null ? null : new Regex(rule.Path, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        _random = new Random(rule.Seed);
    }

    /// <summary>The rule.</summary>
    public FaultRule Rule { get; }

    /// <summary>How often it has struck.</summary>
    public int StrikeCount
    {
        get
        {
            lock (_gate) return _strikes;
        }
    }

    /// <summary>Decides whether a request is struck.</summary>
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
