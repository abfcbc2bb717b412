using System;
using System.Linq;
using System.Net;
using System.Net.Sockets;

namespace TickTick.Authorization.Loopback;

/// <summary>
/// Represents a redirect URI. It is sent exactly as the user wrote it, because the service compares it exactly with
/// the registered one: <c>http://127.0.0.1:8080</c> and <c>http://127.0.0.1:8080/</c> differ.
/// </summary>
internal sealed class RedirectUri
{
    private RedirectUri(string text, Uri uri)
    {
        Text = text;
        Uri = uri;
        Addresses = LoopbackAddresses(uri);
    }

    /// <summary>Gets the URI exactly as the user wrote it, which is what is registered and sent.</summary>
    public string Text { get; }

    /// <summary>Gets the normalized URI, for comparing and listening only.</summary>
    public Uri Uri { get; }

    /// <summary>
    /// Gets the addresses of this machine that the host names: one for an IP address, both families for
    /// <c>localhost</c> (browsers try either), and none for any other host.
    /// </summary>
    public IPAddress[] Addresses { get; }

    /// <summary>Gets whether the URI refers to this machine (RFC 8252 §7.3).</summary>
    public bool IsLoopback => Addresses.Length > 0;

    /// <summary>Gets the <c>Host</c> header that a browser sends when it is redirected here.</summary>
    public string Authority => Uri.IsDefaultPort ? Uri.Host : $"{Uri.Host}:{FormattableString.Invariant($"{Uri.Port}")}";

    /// <summary>Parses a redirect URI.</summary>
    /// <exception cref="TickTickException"><c>RedirectUriInvalid</c>: the text is not a valid redirect
    /// URI.</exception>
    public static RedirectUri Parse(string text)
    {
        string trimmed = text.Trim();
        if (trimmed.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c == '\\'))
            throw Invalid(trimmed, "it contains an invalid character.");
        if (!StartsWith(trimmed, "http://") && !StartsWith(trimmed, "https://"))
            throw Invalid(trimmed, "the service accepts http and https only.");
        if (!Uri.TryCreate(trimmed, UriKind.Absolute, out Uri? uri) || uri.Host.Length == 0)
            throw Invalid(trimmed, "it is not a URI.");
        if (uri.UserInfo.Length > 0 || trimmed.Contains('#'))
            throw Invalid(trimmed, "it must not contain a user name or a fragment ('#').");
        if (uri.Port == 0)
            throw Invalid(trimmed, "port 0 is not a port.");

        return new RedirectUri(trimmed, uri);
    }

    /// <summary>Returns the URI exactly as the user wrote it.</summary>
    public override string ToString() => Text;

    private static IPAddress[] LoopbackAddresses(Uri uri)
    {
        // .NET treats the name "loopback" as "localhost", but browsers do not.
        bool isLocalhost = uri.Host == "localhost" && uri.OriginalString.IndexOf("://localhost", StringComparison.OrdinalIgnoreCase) > 0;
        if (isLocalhost) return [IPAddress.Loopback, IPAddress.IPv6Loopback];
        if (!IPAddress.TryParse(uri.Host.Trim('[', ']'), out IPAddress? address)) return [];
        bool isOwn = address.AddressFamily == AddressFamily.InterNetwork ? IPAddress.IsLoopback(address) : address.Equals(IPAddress.IPv6Loopback);
        return isOwn ? [address] : [];
    }

    private static bool StartsWith(string text, string scheme) => text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase);

    private static TickTickException Invalid(string text, string why) => new(
        ErrorIds.RedirectUriInvalid,
        $"The redirect URI '{text}' is not valid: {why}",
        "Use exactly the URI that is registered for the app, such as -RedirectUri http://127.0.0.1:8080.");
}
