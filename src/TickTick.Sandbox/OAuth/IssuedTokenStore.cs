using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using TickTick.Sandbox.State;

namespace TickTick.Sandbox.OAuth;

/// <summary>The tokens that live. A client has one at a time for a set of scopes, as at the live service.</summary>
internal sealed class IssuedTokenStore(SandboxClock clock)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, IssuedToken> _tokens = new(StringComparer.Ordinal);
    private long _version;

    /// <summary>Grows with every change.</summary>
    public long Version => Interlocked.Read(ref _version);

    /// <summary>The client's living token, or a new one.</summary>
    public IssuedToken GetOrIssue(string clientId, IReadOnlyList<string> scopes, TimeSpan lifetime, bool withRefreshToken)
    {
        lock (_gate)
        {
            IssuedToken? living = _tokens.Values.FirstOrDefault(token =>
                token.ClientId == clientId && token.Scopes.SequenceEqual(scopes) && IsAlive(token));
            if (living is null) return Add(Guid.NewGuid().ToString(), clientId, scopes, lifetime, withRefreshToken ? NewRefreshToken() : null);
            if (!withRefreshToken || living.RefreshToken is not null) return living;
            _version++;
            return _tokens[living.Value] = living with { RefreshToken = NewRefreshToken() };
        }
    }

    /// <summary>Issues a personal API token, the kind that a user makes in the web app.</summary>
    public IssuedToken IssuePersonal(IReadOnlyList<string> scopes, TimeSpan lifetime)
    {
        lock (_gate) return Add("tp_" + Guid.NewGuid().ToString("N"), null, scopes, lifetime, null);
    }

    /// <summary>Exchanges a refresh token (RFC 6749 §6); the access token it came with is revoked.</summary>
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

    /// <summary>Finds a token that can be used.</summary>
    public IssuedToken? FindAlive(string value)
    {
        lock (_gate) return _tokens.TryGetValue(value, out IssuedToken? token) && IsAlive(token) ? token : null;
    }

    /// <summary>Whole seconds a token has left, as the service counts them: a new token of 180 days has 15551999.</summary>
    public long SecondsLeft(IssuedToken token) =>
        Math.Max(0, ((long)(token.ExpiresAt - clock.GetUtcNow()).TotalMilliseconds - 1) / 1000);

    /// <summary>All tokens, the expired among them.</summary>
    public IReadOnlyList<IssuedToken> List()
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
    public JsonNode Save() => JsonSerializer.SerializeToNode(List(), SandboxJson.Wire)!;

    /// <summary>Takes the tokens that <see cref="Save"/> wrote in place of those there are.</summary>
    public void Load(JsonElement saved)
    {
        IssuedToken[] loaded = saved.Deserialize<IssuedToken[]>(SandboxJson.Wire) ?? [];
        lock (_gate)
        {
            _version++;
            _tokens.Clear();
            foreach (IssuedToken token in loaded) _tokens[token.Value] = token;
        }
    }

    private static string NewRefreshToken() => Guid.NewGuid().ToString();

    private bool IsAlive(IssuedToken token) => token.ExpiresAt > clock.GetUtcNow();

    private IssuedToken Add(string value, string? clientId, IReadOnlyList<string> scopes, TimeSpan lifetime, string? refreshToken)
    {
        var token = new IssuedToken(value, clientId, scopes, clock.GetUtcNow() + lifetime, refreshToken);
        _version++;
        _tokens.Add(value, token);
        return token;
    }
}
