using System;
using System.Collections.Generic;
using System.Linq;

namespace TickTick.Sandbox.OAuth;

/// <summary>Represents a registered app.</summary>
internal sealed record RegisteredApp(string ClientId, string? ClientSecret, string Name, IReadOnlyList<string> RedirectUris)
{
    /// <summary>
    /// A registered URI that permits every http URI of this machine. The live service has no such value.
    /// </summary>
    public const string AnyLoopback = "*loopback";

    /// <summary>Returns whether a requested redirect URI is registered.</summary>
    public bool Permits(string redirectUri) =>
        RedirectUris.Contains(redirectUri, StringComparer.Ordinal)
        || (RedirectUris.Contains(AnyLoopback, StringComparer.Ordinal) && IsLoopback(redirectUri));

    /// <summary>
    /// Returns whether a redirect URI can be registered: http or https, because the service accepts no other scheme,
    /// and no fragment (RFC 6749 §3.1.2).
    /// </summary>
    public static bool CanRegister(string redirectUri) =>
        redirectUri == AnyLoopback
        || (Uri.TryCreate(redirectUri, UriKind.Absolute, out Uri? uri)
            && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            && uri.Fragment.Length == 0);

    private static bool IsLoopback(string redirectUri) =>
        Uri.TryCreate(redirectUri, UriKind.Absolute, out Uri? uri) && uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback;
}
