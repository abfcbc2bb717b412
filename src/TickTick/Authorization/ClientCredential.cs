using System;
using System.Collections.Generic;
using System.Linq;
using System.Security;
using System.Text;

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

    /// <summary>Gets whether the app has no secret, so that it sends its ID in the body.</summary>
    public bool IsPublic => _secret is null;

    /// <summary>Gets the texts that no message must contain.</summary>
    public IEnumerable<string> Secrets => _secret is null ? [] : Forms(Reveal(_secret)).Distinct();

    /// <summary>
    /// Returns the values of HTTP Basic to try in order, or one null for a public client. RFC 6749 §2.3.1 requires
    /// form encoding, but TickTick and Dida365 compare the values as they are. The two differ only for reserved
    /// characters.
    /// </summary>
    public IEnumerable<string?> BasicFor(TickTickService service)
    {
        if (_secret is null) return [null];
        string[] ids = Forms(ClientId), secrets = Forms(Reveal(_secret));
        IEnumerable<string> values = ids.Zip(secrets, static (id, secret) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{id}:{secret}")));
        bool rawFirst = service.Equals(TickTickService.TickTick) || service.Equals(TickTickService.Dida365);
        return (rawFirst ? values : values.Reverse()).Distinct();
    }

    // What is read from a file ends with a line break.
    private static string Reveal(SecureString secret) => SecretText.Reveal(secret).Trim();

    private static string[] Forms(string text) => [text, Uri.EscapeDataString(text)];
}
