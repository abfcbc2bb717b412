using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using TickTick.Sandbox.State;

namespace TickTick.Sandbox.OAuth;

/// <summary>The tokens that live. A client has one at a time for a set of scopes, as at the live service.</summary>
public sealed class TokenStore(SandboxClock clock)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, AccessToken> _tokens = new(StringComparer.Ordinal);
    private long _version;

    /// <summary>Grows with every change.</summary>
    public long Version => Interlocked.Read(ref _version);

    /// <summary>The client's living token, or a new one.</summary>
    /// <param name="clientId">The client.</param>
    /// <param name="scopes">What the token is to be good for.</param>
    /// <param name="lifetime">How long a new one lives.</param>
    /// <param name="withRefreshToken">Whether a new one comes with a refresh token.</param>
    /// <returns>The token.</returns>
    public AccessToken GetOrIssue(string clientId, IReadOnlyList<string> scopes, TimeSpan lifetime, bool withRefreshToken)
    {
        lock (_gate)
        {
            AccessToken? living = _tokens.Values.FirstOrDefault(token =>
                token.ClientId == clientId && token.Scopes.SequenceEqual(scopes) && IsAlive(token));
            if (living is null) return Add(Guid.NewGuid().ToString(), clientId, scopes, lifetime, withRefreshToken ? NewRefreshToken() : null);
            if (!withRefreshToken || living.RefreshToken is not null) return living;
            _version++;
            return _tokens[living.Value] = living with { RefreshToken = NewRefreshToken() };
        }
    }

    /// <summary>Issues a personal API token, the kind that a user makes in the web app.</summary>
    /// <param name="scopes">What it is good for.</param>
    /// <param name="lifetime">How long it lives.</param>
    /// <returns>The token.</returns>
    public AccessToken IssuePersonal(IReadOnlyList<string> scopes, TimeSpan lifetime)
    {
        lock (_gate) return Add("tp_" + Guid.NewGuid().ToString("N"), null, scopes, lifetime, null);
    }

    /// <summary>Exchanges a refresh token (RFC 6749 §6); the access token it came with is revoked.</summary>
    /// <param name="refreshToken">The refresh token.</param>
    /// <param name="clientId">The client that sends it.</param>
    /// <param name="lifetime">How long the new token lives.</param>
    /// <param name="rotate">Whether the new token comes with a new refresh token.</param>
    /// <returns>The new token; null if the client has no such refresh token.</returns>
    public AccessToken? Refresh(string refreshToken, string clientId, TimeSpan lifetime, bool rotate)
    {
        lock (_gate)
        {
            AccessToken? old = _tokens.Values.FirstOrDefault(token => token.RefreshToken == refreshToken && token.ClientId == clientId);
            if (old is null) return null;
            _tokens.Remove(old.Value);
            return Add(Guid.NewGuid().ToString(), clientId, old.Scopes, lifetime, rotate ? NewRefreshToken() : refreshToken);
        }
    }

    /// <summary>Finds a token that can be used.</summary>
    /// <param name="value">The bearer token.</param>
    /// <returns>The token; null if it is unknown, revoked or expired.</returns>
    public AccessToken? FindAlive(string value)
    {
        lock (_gate) return _tokens.TryGetValue(value, out AccessToken? token) && IsAlive(token) ? token : null;
    }

    /// <summary>Whole seconds a token has left, as the service counts them: a new token of 180 days has 15551999.</summary>
    /// <param name="token">The token.</param>
    /// <returns>The seconds, 0 or more.</returns>
    public long SecondsLeft(AccessToken token) =>
        Math.Max(0, ((long)(token.ExpiresAt - clock.GetUtcNow()).TotalMilliseconds - 1) / 1000);

    /// <summary>All tokens, the expired among them.</summary>
    /// <returns>A copy.</returns>
    public IReadOnlyList<AccessToken> List()
    {
        lock (_gate) return [.. _tokens.Values];
    }

    /// <summary>Revokes every token.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _version++;
            _tokens.Clear();
        }
    }

    /// <summary>Writes every token.</summary>
    /// <returns>An array that <see cref="Load"/> reads.</returns>
    public JsonNode Save() => JsonSerializer.SerializeToNode(List(), SandboxJson.Wire)!;

    /// <summary>Takes the tokens that <see cref="Save"/> wrote in place of those there are.</summary>
    /// <param name="saved">The array.</param>
    public void Load(JsonElement saved)
    {
        AccessToken[] loaded = saved.Deserialize<AccessToken[]>(SandboxJson.Wire) ?? [];
        lock (_gate)
        {
            _version++;
            _tokens.Clear();
            foreach (AccessToken token in loaded) _tokens[token.Value] = token;
        }
    }

    private static string NewRefreshToken() => Guid.NewGuid().ToString();

    private bool IsAlive(AccessToken token) => token.ExpiresAt > clock.GetUtcNow();

    private AccessToken Add(string value, string? clientId, IReadOnlyList<string> scopes, TimeSpan lifetime, string? refreshToken)
    {
        var token = new AccessToken(value, clientId, scopes, clock.GetUtcNow() + lifetime, refreshToken);
        _version++;
        _tokens.Add(value, token);
        return token;
    }
}
