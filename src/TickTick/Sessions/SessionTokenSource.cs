using System.Threading;
using System.Threading.Tasks;
using TickTick.Tokens;

namespace TickTick.Sessions;

/// <summary>The session's own token.</summary>
internal sealed class SessionTokenSource(AccessToken? current, string? noSession) : ITokenSource
{
    /// <inheritdoc />
    public string Name => "Session";

    /// <inheritdoc />
    public ValueTask<TokenLookup> LookAsync(IReporter reporter, CancellationToken cancellationToken) =>
        new(new TokenLookup(current, current is null ? noSession ?? "has no token yet" : string.Empty, "Run Connect-TickTick, or pass a session with -Session."));
}
