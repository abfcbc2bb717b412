using System;
using System.Collections.Generic;
using System.Linq;
using TickTick.Authorization.Loopback;

namespace TickTick.Authorization;

/// <summary>Represents an authorization request (RFC 6749 §4.1.1, RFC 7636 §4.3).</summary>
internal sealed class AuthorizationRequest
{
    public AuthorizationRequest(
        TickTickService service,
        string clientId,
        RedirectUri redirectUri,
        IEnumerable<string> scopes,
        AuthorizationState? state = null)
    {
        Service = service;
        ClientId = clientId;
        RedirectUri = redirectUri;
        Scope = string.Join(" ", scopes);
        State = state ?? AuthorizationState.Create();
        ProofKey = ProofKey.Create();
        Url = BuildUrl();
    }

    public TickTickService Service { get; }

    /// <summary>Gets the app's <c>client_id</c>.</summary>
    public string ClientId { get; }

    /// <summary>Gets the redirect URI, exactly as registered.</summary>
    public RedirectUri RedirectUri { get; }

    /// <summary>Gets the scopes, separated by spaces (RFC 6749 §3.3).</summary>
    public string Scope { get; }

    /// <summary>Gets the state that the redirect must contain.</summary>
    public AuthorizationState State { get; }

    /// <summary>Gets the PKCE key with which the code can be redeemed.</summary>
    public ProofKey ProofKey { get; }

    /// <summary>
    /// Gets the URL to open in a browser. It contains no secret that outlives the sign-in: of the proof key only the
    /// challenge. It is text, because <see cref="Uri"/> would normalize what the service compares exactly.
    /// </summary>
    public string Url { get; }

    private string BuildUrl()
    {
        (string Name, string Value)[] parameters =
        [
            ("response_type", "code"),
            ("client_id", ClientId),
            ("redirect_uri", RedirectUri.Text),
            ("scope", Scope),
            ("state", State.Value),
            ("code_challenge", ProofKey.Challenge),
            ("code_challenge_method", ProofKey.ChallengeMethod),
        ];
        return Service.AuthorizationEndpoint.AbsoluteUri + "?"
            + string.Join("&", parameters.Select(p => p.Name + "=" + Uri.EscapeDataString(p.Value)));
    }
}
