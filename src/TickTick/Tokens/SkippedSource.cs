namespace TickTick.Tokens;

/// <summary>A place that was asked for a token and gave none.</summary>
internal sealed record SkippedSource(string Place, string Why, string Remedy)
{
    /// <summary>Place and reason as one sentence.</summary>
    public override string ToString() => $"{Place}: {Why}.";
}
