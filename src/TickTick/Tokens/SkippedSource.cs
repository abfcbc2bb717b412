namespace TickTick.Tokens;

/// <summary>Represents a token source that was tried and supplied no token.</summary>
internal sealed record SkippedSource(string Source, string Reason, string Remedy)
{
    /// <summary>Returns the source and the reason as a sentence.</summary>
    public override string ToString() => $"{Source}: {Reason}.";
}
