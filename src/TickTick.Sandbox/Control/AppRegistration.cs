using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace TickTick.Sandbox.Control;

/// <summary>Represents a request to register an app.</summary>
internal sealed record AppRegistration(
    [property: JsonPropertyName("client_id"), JsonRequired] string ClientId,
    [property: JsonPropertyName("client_secret")] string? ClientSecret = null,
    [property: JsonPropertyName("redirect_uris")] IReadOnlyList<string>? RedirectUris = null,
    string? Name = null);
