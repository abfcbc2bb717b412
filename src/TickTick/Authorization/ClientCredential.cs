using System.Security;

namespace TickTick.Authorization;

/// <summary>How an app names itself to the service (RFC 6749 §2.3).</summary>
internal sealed class ClientCredential
{
    private readonly SecureString? _secret;

    /// <summary>Makes the credential of an app.</summary>
    public ClientCredential(string clientId, SecureString? secret)
    {
        ClientId = clientId;
        _secret = secret is { Length: > 0 } ? secret : null;
    }

    /// <summary>The app's <c>client_id</c>.</summary>
    public string ClientId { get; }

    /// <summary>The secret in plain text, for the moment in which it is sent; null for a public client.</summary>
    public string? RevealSecret() => _secret is null ? null : SecretText.Reveal(_secret);
}
