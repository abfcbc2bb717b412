namespace TickTick.Tokens;

/// <summary>A place that was asked for a token and gave none.</summary>
/// <param name="Place">Which, such as <c>Environment variable TICKTICK_ACCESS_TOKEN</c>.</param>
/// <param name="Why">Why it gave none, such as <c>is not set</c>.</param>
/// <param name="Remedy">What makes it give one: a whole sentence.</param>
internal sealed record PassedOver(string Place, string Why, string Remedy)
{
    /// <summary>Place and reason as one sentence.</summary>
    public override string ToString() => $"{Place}: {Why}.";
}
