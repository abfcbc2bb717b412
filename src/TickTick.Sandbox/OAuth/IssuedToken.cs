using System;
using System.Collections.Generic;

namespace TickTick.Sandbox.OAuth;

/// <summary>Represents a token that the sandbox issued.</summary>
internal sealed record IssuedToken(
    string Value,
    string? ClientId,
    IReadOnlyList<string> Scopes,
    DateTimeOffset ExpiresAt,
    string? RefreshToken)
{
    /// <summary>Gets the scopes, separated by spaces (RFC 6749 §3.3).</summary>
    public string Scope => string.Join(' ', Scopes);
}
