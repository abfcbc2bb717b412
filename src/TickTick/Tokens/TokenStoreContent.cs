namespace TickTick.Tokens;

/// <summary>Represents the content of a token store: a token, a problem, or neither if the store is empty.</summary>
/// <param name="Token">The token, if it can be read.</param>
/// <param name="Problem">The reason for which the content cannot be used.</param>
/// <param name="Advice">A problem that the user should fix, although the token was read.</param>
internal sealed record TokenStoreContent(AccessToken? Token, TokenStoreNotice? Problem = null, TokenStoreNotice? Advice = null)
{
    /// <summary>Gets the content of an empty store.</summary>
    public static TokenStoreContent Absent { get; } = new((AccessToken?)null);

    /// <summary>Gets whether the store is empty.</summary>
    public bool IsAbsent => Token is null && Problem is null;
}
