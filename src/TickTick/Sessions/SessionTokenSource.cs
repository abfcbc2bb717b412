using TickTick.Tokens;

namespace TickTick.Sessions;

/// <summary>The session's own token.</summary>
internal sealed class SessionTokenSource(AccessToken? current, string? noSession) : ITokenSource
{
    /// <inheritdoc />
    public string Name => "Session";

    /// <inheritdoc />
    public TokenLookup Look(IReporter reporter) =>
        new(current, current is null ? noSession ?? "has no token yet" : string.Empty, "Run Connect-TickTick, or pass a session with -Session.");
}
