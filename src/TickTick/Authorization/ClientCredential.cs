using System.Security;

namespace TickTick.Authorization;

/// <summary>Represents the credential with which an app authenticates to the service (RFC 6749 §2.3).</summary>
internal sealed class ClientCredential
{
    private readonly SecureString? _secret;

    public ClientCredential(string clientId, SecureString? secret)
    {
        ClientId = clientId;
        _secret = secret is { Length: > 0 } ? secret : null;
    }

    /// <summary>Gets the app's <c>client_id</c>.</summary>
    public string ClientId { get; }

    /// <summary>Returns the secret in plain text for sending it, or null for a public client.</summary>
    public string? RevealSecret() => _secret is null ? null : SecretText.Reveal(_secret);
}
