using System;
using System.Linq;
using System.Net;
using System.Net.Sockets;

namespace TickTick.Authorization;

/// <summary>
/// Where the service sends the browser back to. It is sent to the letter as the user wrote it, since the service compares
/// it with the registered one to the letter: <c>http://127.0.0.1:8080</c> and <c>http://127.0.0.1:8080/</c> are two.
/// </summary>
internal sealed class RedirectUri
{
    private RedirectUri(string text, Uri uri)
    {
        Text = text;
        Uri = uri;
        Addresses = LoopbackAddresses(uri);
    }

    /// <summary>What is registered and sent: the user's own letters.</summary>
    public string Text { get; }

    /// <summary>What the letters mean: normalized, for comparing and listening only.</summary>
    public Uri Uri { get; }

    /// <summary>
    /// The addresses of this machine that it names: one for an IP literal, both families for <c>localhost</c>
    /// (browsers try either), none for any other host.
    /// </summary>
    public IPAddress[] Addresses { get; }

    /// <summary>Whether it leads to this machine itself (RFC 8252 §7.3).</summary>
    public bool IsLoopback => Addresses.Length > 0;

    /// <summary>The <c>Host</c> header that a browser sends when it is redirected here.</summary>
    public string Authority => Uri.IsDefaultPort ? Uri.Host : $"{Uri.Host}:{FormattableString.Invariant($"{Uri.Port}")}";

    /// <summary>Reads a redirect URI as a user wrote it.</summary>
    /// <exception cref="TickTickException"><c>RedirectUriInvalid</c>: it cannot be one.</exception>
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

    /// <summary>The user's own letters.</summary>
    public override string ToString() => Text;

    private static IPAddress[] LoopbackAddresses(Uri uri)
    {
        // .NET takes the name "loopback" for "localhost"; browsers do not.
        bool isLocalhost = uri.Host == "localhost" && uri.OriginalString.IndexOf("://localhost", StringComparison.OrdinalIgnoreCase) > 0;
        if (isLocalhost) return [IPAddress.Loopback, IPAddress.IPv6Loopback];
        if (!IPAddress.TryParse(uri.Host.Trim('[', ']'), out IPAddress? address)) return [];
        bool isOwn = address.AddressFamily == AddressFamily.InterNetwork ? IPAddress.IsLoopback(address) : address.Equals(IPAddress.IPv6Loopback);
        return isOwn ? [address] : [];
    }

    private static bool StartsWith(string text, string scheme) => text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase);

    private static TickTickException Invalid(string text, string why) => new(
        "RedirectUriInvalid",
        FailureKind.InvalidInput,
        $"The redirect URI '{text}' is not valid: {why} Use exactly the URI that is registered for the app, such as -RedirectUri http://127.0.0.1:8080.");
}
