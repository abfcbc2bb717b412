namespace TickTick.Tokens;

/// <summary>What a token store holds: a token, a problem, or neither where the store is empty.</summary>
/// <param name="Token">The token, if there is one that can be read.</param>
/// <param name="Problem">Why what is there cannot be used.</param>
/// <param name="Advice">What the user should change although the token was read.</param>
public sealed record TokenStoreContent(AccessToken? Token, TokenStoreNotice? Problem = null, TokenStoreNotice? Advice = null)
{
    /// <summary>Nothing is kept.</summary>
    public static TokenStoreContent Absent { get; } = new((AccessToken?)null);

    /// <summary>Whether nothing is kept, neither good nor bad.</summary>
    public bool IsAbsent => Token is null && Problem is null;
}
