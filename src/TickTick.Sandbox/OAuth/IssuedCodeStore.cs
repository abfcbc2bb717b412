using System;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using TickTick.Sandbox.State;

namespace TickTick.Sandbox.OAuth;

/// <summary>The codes that wait to be exchanged. Each is good once.</summary>
internal sealed class IssuedCodeStore(SandboxClock clock)
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private readonly ConcurrentDictionary<string, IssuedCode> _codes = new(StringComparer.Ordinal);

    /// <summary>Issues a code.</summary>
    public IssuedCode Issue(AuthorizeRequest request, TimeSpan lifetime)
    {
        while (true)
        {
            var code = new IssuedCode(
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
    public bool TryPeek(string value, [NotNullWhen(true)] out IssuedCode? code) =>
        _codes.TryGetValue(value, out code) && code.ExpiresAt > clock.GetUtcNow();

    /// <summary>Uses a code up: whatever comes of the exchange, it is never good again.</summary>
    public bool TryConsume(string value, [NotNullWhen(true)] out IssuedCode? code) =>
        _codes.TryRemove(value, out code) && code.ExpiresAt > clock.GetUtcNow();

    /// <summary>Forgets all codes.</summary>
    public void Clear() => _codes.Clear();
}
