namespace TickTick.Tokens;

/// <summary>Represents a token source that was tried and supplied no token.</summary>
internal sealed record SkippedSource(string Source, string Reason, string Remedy)
{
    /// <summary>Gets a value that indicates whether the source contains a token that has expired.</summary>
    public bool HasExpired { get; init; }

    /// <summary>Gets a value that indicates whether the source contains a token of another service.</summary>
    public bool IsOfOtherService { get; init; }

    /// <summary>Returns the source and the reason as a sentence.</summary>
    public override string ToString() => $"{Source}: {Reason}.";
}
