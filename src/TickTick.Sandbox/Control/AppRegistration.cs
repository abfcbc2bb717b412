using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace TickTick.Sandbox.Control;

/// <summary>Registers an app.</summary>
/// <param name="ClientId">Its client id.</param>
/// <param name="ClientSecret">Its secret; null for a public client.</param>
/// <param name="RedirectUris">Its redirect URIs, or <c>*loopback</c> for any on this machine; null for those of the default app.</param>
/// <param name="Name">What the consent page calls it; null for its client id.</param>
public sealed record AppRegistration(
    [property: JsonPropertyName("client_id"), JsonRequired] string ClientId,
    [property: JsonPropertyName("client_secret")] string? ClientSecret = null,
    [property: JsonPropertyName("redirect_uris")] IReadOnlyList<string>? RedirectUris = null,
    string? Name = null);
