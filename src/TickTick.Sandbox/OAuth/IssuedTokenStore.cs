using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using TickTick.Sandbox.State;

namespace TickTick.Sandbox.OAuth;

/// <summary>
/// Holds the issued tokens. As in the live service, a client has one valid token for each set of scopes.
/// </summary>
internal sealed class IssuedTokenStore(SandboxClock clock)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, IssuedToken> _tokens = new(StringComparer.Ordinal);

    /// <summary>Returns the client's valid token, or issues one.</summary>
    public IssuedToken GetOrIssue(string clientId, IReadOnlyList<string> scopes, TimeSpan lifetime, bool withRefreshToken)
    {
        lock (_gate)
        {
            IssuedToken? living = _tokens.Values.FirstOrDefault(token =>
                token.ClientId == clientId && token.Scopes.SequenceEqual(scopes) && IsAlive(token));
            if (living is null) return Add(Guid.NewGuid().ToString(), clientId, scopes, lifetime, withRefreshToken ? NewRefreshToken() : null);
            if (!withRefreshToken || living.RefreshToken is not null) return living;
            return _tokens[living.Value] = living with { RefreshToken = NewRefreshToken() };
        }
    }

    /// <summary>Issues a personal API token, which a user of the live service creates in the web app.</summary>
    public IssuedToken IssuePersonal(IReadOnlyList<string> scopes, TimeSpan lifetime)
    {
        lock (_gate) return Add("tp_" + Guid.NewGuid().ToString("N"), null, scopes, lifetime, null);
    }

    /// <summary>
    /// Exchanges a refresh token (RFC 6749 §6) and revokes the access token that was issued with it.
    /// </summary>
    public IssuedToken? Refresh(string refreshToken, string clientId, TimeSpan lifetime, bool rotate)
    {
        lock (_gate)
        {
            IssuedToken? old = _tokens.Values.FirstOrDefault(token => token.RefreshToken == refreshToken && token.ClientId == clientId);
            if (old is null) return null;
            _tokens.Remove(old.Value);
            return Add(Guid.NewGuid().ToString(), clientId, old.Scopes, lifetime, rotate ? NewRefreshToken() : refreshToken);
        }
    }

    /// <summary>Finds a valid token.</summary>
    public IssuedToken? FindAlive(string value)
    {
        lock (_gate) return _tokens.TryGetValue(value, out IssuedToken? token) && IsAlive(token) ? token : null;
    }

    /// <summary>
    /// Returns the remaining lifetime in whole seconds, rounded as the service does: a new token of 180 days has
    /// 15551999.
    /// </summary>
    public long SecondsLeft(IssuedToken token) =>
        Math.Max(0, ((long)(token.ExpiresAt - clock.GetUtcNow()).TotalMilliseconds - 1) / 1000);

    /// <summary>Returns all tokens, including expired ones.</summary>
    public IReadOnlyList<IssuedToken> List()
    {
        lock (_gate) return [.. _tokens.Values];
    }

    public void Clear()
    {
        lock (_gate) _tokens.Clear();
    }

    private static string NewRefreshToken() => Guid.NewGuid().ToString();

    private bool IsAlive(IssuedToken token) => token.ExpiresAt > clock.GetUtcNow();

    private IssuedToken Add(string value, string? clientId, IReadOnlyList<string> scopes, TimeSpan lifetime, string? refreshToken)
    {
        var token = new IssuedToken(value, clientId, scopes, clock.GetUtcNow() + lifetime, refreshToken);
        _tokens.Add(value, token);
        return token;
    }
}
