using System.Collections.Generic;

namespace TickTick.Sandbox.OAuth;

/// <summary>An authorization request whose client and redirect URI are good (RFC 6749 §4.1.1).</summary>
/// <param name="App">The client.</param>
/// <param name="RedirectUri">Where the answer goes.</param>
/// <param name="RequestedRedirectUri">The <c>redirect_uri</c> as requested, which the token request must repeat; null if it was left out.</param>
/// <param name="State">The <c>state</c> to echo, if there was one.</param>
/// <param name="Scopes">What the client asks for.</param>
/// <param name="Challenge">The PKCE challenge, if there is one.</param>
public sealed record AuthorizationRequest(
    RegisteredApp App,
    string RedirectUri,
    string? RequestedRedirectUri,
    string? State,
    IReadOnlyList<string> Scopes,
    CodeChallenge? Challenge);
