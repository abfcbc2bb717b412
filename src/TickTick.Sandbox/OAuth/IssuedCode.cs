using System;
using System.Collections.Generic;

namespace TickTick.Sandbox.OAuth;

/// <summary>Represents an authorization code and the request to which it is bound (RFC 6749 §4.1.2).</summary>
internal sealed record IssuedCode(
    string Value,
    string ClientId,
    string? RedirectUri,
    IReadOnlyList<string> Scopes,
    CodeChallenge? Challenge,
    DateTimeOffset ExpiresAt);
