using System.Collections.Generic;

namespace TickTick.Sandbox.OAuth;

/// <summary>Represents an authorization request whose client and redirect URI are valid (RFC 6749 §4.1.1).</summary>
internal sealed record AuthorizeRequest(
    RegisteredApp App,
    string RedirectUri,
    string? RequestedRedirectUri,
    string? State,
    IReadOnlyList<string> Scopes,
    CodeChallenge? Challenge);
