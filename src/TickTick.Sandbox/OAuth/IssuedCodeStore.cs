using System;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using TickTick.Sandbox.State;

namespace TickTick.Sandbox.OAuth;

/// <summary>Holds the authorization codes that were not exchanged yet. Each can be used once.</summary>
internal sealed class IssuedCodeStore(SandboxClock clock)
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private readonly ConcurrentDictionary<string, IssuedCode> _codes = new(StringComparer.Ordinal);

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

    /// <summary>Returns a code without consuming it.</summary>
    public bool TryPeek(string value, [NotNullWhen(true)] out IssuedCode? code) =>
        _codes.TryGetValue(value, out code) && code.ExpiresAt > clock.GetUtcNow();

    /// <summary>Consumes a code. It is invalid afterwards, even if the exchange fails.</summary>
    public bool TryConsume(string value, [NotNullWhen(true)] out IssuedCode? code) =>
        _codes.TryRemove(value, out code) && code.ExpiresAt > clock.GetUtcNow();

    public void Clear() => _codes.Clear();
}
