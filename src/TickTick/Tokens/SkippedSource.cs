using System.Collections.Generic;
using System.Linq;

namespace TickTick.Tokens;

/// <summary>Represents a token source that was tried and supplied no token.</summary>
internal sealed record SkippedSource(string Source, string Reason, string Remedy)
{
    /// <summary>Gets a value that indicates whether the source contains a token that has expired.</summary>
    public bool HasExpired { get; init; }

    /// <summary>Gets a value that indicates whether the source contains a token that is valid, but for too short a time.</summary>
    public bool ExpiresTooSoon { get; init; }

    /// <summary>Gets a value that indicates whether the source contains a token of another service.</summary>
    public bool IsOfOtherService { get; init; }

    /// <summary>Returns the sources and their reasons as a list for a sentence.</summary>
    public static string Describe(IEnumerable<SkippedSource> skipped) => string.Join("; ", skipped.Select(static source => $"{source.Source}: {source.Reason}"));

    /// <summary>Returns the source and the reason as a sentence.</summary>
    public override string ToString() => $"{Source}: {Reason}.";
}
