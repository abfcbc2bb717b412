using System;
using System.Net;

namespace TickTick.Http;

/// <summary>Reads the address of a proxy as people type it.</summary>
internal static class ProxyAddress
{
#if NET
    private static readonly string[] Schemes = ["http", "https", "socks4", "socks4a", "socks5"];
#else
    private static readonly string[] Schemes = ["http"];
#endif

    /// <summary>Parses an address. A host and a port without a scheme mean http, as with curl.</summary>
    /// <exception cref="FormatException">The text is not the address of a proxy. The message does not contain it,
    /// because it can contain a password.</exception>
    public static Uri Parse(string text)
    {
        string trimmed = text.Trim();
        bool hasScheme = trimmed.Contains("://");
        if (!Uri.TryCreate(hasScheme ? trimmed : "http://" + trimmed, UriKind.Absolute, out Uri? uri) || uri.Host.Length == 0)
            throw Invalid("It is not the address of a proxy.");
        if (Array.IndexOf(Schemes, uri.Scheme) < 0) throw Invalid($"A proxy cannot use {uri.Scheme}.");
        if (!hasScheme && !trimmed.TrimEnd('/').EndsWith(FormattableString.Invariant($":{uri.Port}"), StringComparison.Ordinal))
            throw Invalid("It has no port.");
        return uri;
    }

    /// <summary>Returns the credential in an address (<c>user:password@</c>), or null if there is none.</summary>
    public static ICredentials? CredentialIn(Uri address)
    {
        if (address.UserInfo.Length == 0) return null;
        string[] parts = address.UserInfo.Split([':'], 2);
        return new NetworkCredential(Uri.UnescapeDataString(parts[0]), parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : string.Empty);
    }

    /// <summary>Returns an address without the credential, which the HTTP stack would quote in its messages.</summary>
    public static Uri WithoutCredential(Uri address) =>
        address.UserInfo.Length == 0 ? address : new UriBuilder(address) { UserName = string.Empty, Password = string.Empty }.Uri;

    private static FormatException Invalid(string why) => new($"{why} Use a host and a port, such as proxy.example.org:8080, or an address such as http://proxy.example.org:8080.");
}
