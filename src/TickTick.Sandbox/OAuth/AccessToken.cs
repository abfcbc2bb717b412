using System;
using System.Collections.Generic;

namespace TickTick.Sandbox.OAuth;

/// <summary>A token that the sandbox gave out.</summary>
/// <param name="Value">The bearer token.</param>
/// <param name="ClientId">The client it was issued to; null for a personal API token.</param>
/// <param name="Scopes">What it is good for.</param>
/// <param name="ExpiresAt">When it stops being good.</param>
/// <param name="RefreshToken">The refresh token that came with it, if any.</param>
public sealed record AccessToken(
    string Value,
    string? ClientId,
    IReadOnlyList<string> Scopes,
    DateTimeOffset ExpiresAt,
    string? RefreshToken)
{
    /// <summary>The scopes as RFC 6749 §3.3 writes them.</summary>
    public string Scope => string.Join(' ', Scopes);
}
