using System;
using System.Collections.Generic;
using System.Linq;

namespace TickTick.Authorization;

/// <summary>What is asked of the user on the service's authorization page (RFC 6749 §4.1.1, RFC 7636 §4.3).</summary>
internal sealed class AuthorizationRequest
{
    /// <summary>Makes a request.</summary>
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

    /// <summary>Whose authorization page.</summary>
    public TickTickService Service { get; }

    /// <summary>The app's <c>client_id</c>.</summary>
    public string ClientId { get; }

    /// <summary>The redirect URI, as registered.</summary>
    public RedirectUri RedirectUri { get; }

    /// <summary>The scopes, separated by spaces (RFC 6749 §3.3).</summary>
    public string Scope { get; }

    /// <summary>What the redirect has to bring back.</summary>
    public AuthorizationState State { get; }

    /// <summary>What the code can be redeemed with.</summary>
    public ProofKey ProofKey { get; }

    /// <summary>
    /// The address to open in a browser. It holds no secret that outlives the sign-in: of the proof key the challenge
    /// only. Kept as text, since <see cref="Uri"/> would tidy up what the service compares to the letter.
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
