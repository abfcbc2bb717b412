using System.Threading;
using System.Threading.Tasks;
using TickTick.Api;
using TickTick.Tokens;

namespace TickTick.Sessions;

/// <summary>
/// Provides a session's access token for the Open API. If the service rejects a token, the sources that need no user
/// are tried again. It never opens a browser in the middle of a pipeline.
/// </summary>
internal sealed class SessionTokens(TickTickSession session) : IAccessTokenProvider
{
    /// <inheritdoc />
    public ValueTask<AccessGrant> GetAsync(CancellationToken cancellationToken)
    {
        AccessToken token = session.TryGetCachedToken(TokenRequest.DefaultMinimumLifetime) ?? Find()
            ?? throw new TickTickException(
                ErrorIds.TokenExpired,
                FailureKind.Authentication,
                $"The session's {session.Service} token has expired, and no stored token is valid.",
                "Run Connect-TickTick to sign in again.");
        return new ValueTask<AccessGrant>(Grant(token));
    }

    /// <inheritdoc />
    public ValueTask<AccessGrant?> ReplaceAsync(string token, CancellationToken cancellationToken)
    {
        session.MarkRejected(token);
        return new ValueTask<AccessGrant?>(Find() is { } other ? Grant(other) : null);
    }

    private AccessToken? Find() => session.FindToken(new TokenRequest(), SilentReporter.Instance);

    private AccessGrant Grant(AccessToken token) => new(token.Value, token.Scope.Count > 0 ? token.Scope : null, session.RenewalAdvice);
}
