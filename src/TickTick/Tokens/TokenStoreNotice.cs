namespace TickTick.Tokens;

/// <summary>Represents a message of a token store.</summary>
/// <param name="Id">The documented, stable ID in PascalCase, such as <c>CacheFileForeign</c>.</param>
/// <param name="Problem">What failed and why. Contains no secret.</param>
/// <param name="Remedy">What to do next.</param>
internal sealed record TokenStoreNotice(string Id, string Problem, string Remedy)
{
    /// <summary>Gets what failed, why, and what to do next.</summary>
    public string Message => $"{Problem} {Remedy}";

    /// <summary>Returns the exception with this message.</summary>
    public TickTickException ToException() => new(Id, Problem, Remedy);
}
