using System;
using System.Collections.Generic;

namespace TickTick.Sandbox.OAuth;

/// <summary>A code and everything it is bound to (RFC 6749 §4.1.2).</summary>
/// <param name="Value">Six letters and digits, such as <c>mtmoDK</c>.</param>
/// <param name="ClientId">The client it was issued to.</param>
/// <param name="RedirectUri">The redirect URI it went to; null if the request named none.</param>
/// <param name="Scopes">What the user allowed.</param>
/// <param name="Challenge">The PKCE challenge, if the client sent one.</param>
/// <param name="ExpiresAt">When it stops being good.</param>
public sealed record AuthorizationCode(
    string Value,
    string ClientId,
    string? RedirectUri,
    IReadOnlyList<string> Scopes,
    CodeChallenge? Challenge,
    DateTimeOffset ExpiresAt);
