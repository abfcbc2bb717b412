using System;
using System.Collections.Generic;
using System.Linq;

namespace TickTick.Sandbox.OAuth;

/// <summary>An app as its developer registered it.</summary>
internal sealed record RegisteredApp(string ClientId, string? ClientSecret, string Name, IReadOnlyList<string> RedirectUris)
{
    /// <summary>Registered in place of a URI, this permits every http URI of the machine itself (the live service has no such thing).</summary>
    public const string AnyLoopback = "*loopback";

    /// <summary>Whether a requested redirect URI is a registered one.</summary>
    public bool Permits(string redirectUri) =>
        RedirectUris.Contains(redirectUri, StringComparer.Ordinal)
        || (RedirectUris.Contains(AnyLoopback, StringComparer.Ordinal) && IsLoopback(redirectUri));

    /// <summary>Whether a redirect URI could be registered: http or https, since the service takes no other scheme, and no fragment (RFC 6749 §3.1.2).</summary>
    public static bool CanRegister(string redirectUri) =>
        redirectUri == AnyLoopback
        || (Uri.TryCreate(redirectUri, UriKind.Absolute, out Uri? uri)
            && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            && uri.Fragment.Length == 0);

    private static bool IsLoopback(string redirectUri) =>
        Uri.TryCreate(redirectUri, UriKind.Absolute, out Uri? uri) && uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback;
}
