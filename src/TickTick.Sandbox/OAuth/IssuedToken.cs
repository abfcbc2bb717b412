using System;
using System.Collections.Generic;

namespace TickTick.Sandbox.OAuth;

/// <summary>A token that the sandbox gave out.</summary>
internal sealed record IssuedToken(
    string Value,
    string? ClientId,
    IReadOnlyList<string> Scopes,
    DateTimeOffset ExpiresAt,
    string? RefreshToken)
{
    /// <summary>The scopes as RFC 6749 §3.3 writes them.</summary>
    public string Scope => string.Join(' ', Scopes);
}
