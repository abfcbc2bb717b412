using TickTick.Tokens;

namespace TickTick.Sessions;

/// <summary>What a token source returned.</summary>
/// <param name="Token">The token; null if there is none.</param>
/// <param name="Reason">Why there is none, such as <c>is not set</c>; empty if there is one.</param>
/// <param name="Remedy">What the user does so that the source has a token that can be used: a whole sentence.</param>
internal sealed record TokenLookup(AccessToken? Token, string Reason, string Remedy);
