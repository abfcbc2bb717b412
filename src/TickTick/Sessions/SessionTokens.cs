using System.Collections.Generic;
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
    public ValueTask<AccessGrant> GetAsync(CancellationToken cancellationToken) =>
        session.TryGetCachedToken(TokenRequest.DefaultMinimumLifetime) is { } cached ? new(Grant(cached)) : FindGrantAsync(cancellationToken);

    /// <inheritdoc />
    public async ValueTask<AccessGrant?> ReplaceAsync(string token, CancellationToken cancellationToken)
    {
        session.MarkRejected(token);
        return await FindAsync(cancellationToken).ConfigureAwait(false) is { } other ? Grant(other) : null;
    }

    private async ValueTask<AccessGrant> FindGrantAsync(CancellationToken cancellationToken)
    {
        var skipped = new List<SkippedSource>();
        AccessToken token = await FindAsync(cancellationToken, skipped).ConfigureAwait(false) ?? throw session.Expired(skipped);
        return Grant(token);
    }

    private ValueTask<AccessToken?> FindAsync(CancellationToken cancellationToken, List<SkippedSource>? skipped = null) =>
        session.FindTokenAsync(new TokenRequest(), SilentReporter.Instance, cancellationToken, skipped);

    private AccessGrant Grant(AccessToken token) => new(token.Value, token.Scope.Count > 0 ? token.Scope : null, session.RenewalAdvice, session.SignInCommand);
}
