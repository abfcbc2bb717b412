using System;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using TickTick.Sandbox.State;

namespace TickTick.Sandbox.OAuth;

/// <summary>The codes that wait to be exchanged. Each is good once.</summary>
public sealed class AuthorizationCodeStore(SandboxClock clock)
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private readonly ConcurrentDictionary<string, AuthorizationCode> _codes = new(StringComparer.Ordinal);

    /// <summary>Issues a code.</summary>
    /// <param name="request">The request that the user allowed.</param>
    /// <param name="lifetime">How long it can be exchanged.</param>
    /// <returns>The code.</returns>
    public AuthorizationCode Issue(AuthorizationRequest request, TimeSpan lifetime)
    {
        while (true)
        {
            var code = new AuthorizationCode(
                RandomNumberGenerator.GetString(Alphabet, 6),
                request.App.ClientId,
                request.RequestedRedirectUri,
                request.Scopes,
                request.Challenge,
                clock.GetUtcNow() + lifetime);
            if (_codes.TryAdd(code.Value, code)) return code;
        }
    }

    /// <summary>Looks at a code without using it up.</summary>
    /// <param name="value">The code as the client sent it.</param>
    /// <param name="code">The code.</param>
    /// <returns>Whether it is known and alive.</returns>
    public bool TryPeek(string value, [NotNullWhen(true)] out AuthorizationCode? code) =>
        _codes.TryGetValue(value, out code) && code.ExpiresAt > clock.GetUtcNow();

    /// <summary>Uses a code up: whatever comes of the exchange, it is never good again.</summary>
    /// <param name="value">The code as the client sent it.</param>
    /// <param name="code">The code.</param>
    /// <returns>Whether it was known and alive.</returns>
    public bool TryConsume(string value, [NotNullWhen(true)] out AuthorizationCode? code) =>
        _codes.TryRemove(value, out code) && code.ExpiresAt > clock.GetUtcNow();

    /// <summary>Forgets all codes.</summary>
    public void Clear() => _codes.Clear();
}
