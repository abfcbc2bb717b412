using System;

namespace TickTick;

/// <summary>
/// Represents a service that issues access tokens and provides the Open API: TickTick, Dida365 or a custom host. A
/// token is sent only to the service that issued it, so two services are equal only if their names are.
/// </summary>
/// <remarks>Source: developer.ticktick.com and developer.dida365.com, "Authorization" and "API reference".</remarks>
public sealed class TickTickService : IEquatable<TickTickService>
{
    // Stored as text, because creating a URI takes a considerable part of the time that a first token needs.
    private readonly string _authority;
    private readonly string _apiBaseAddress;
    private readonly string _managementPage;

    private TickTickService(string name, string authority, string apiBaseAddress, string managementPage)
    {
        Name = name;
        _authority = authority;
        _apiBaseAddress = apiBaseAddress;
        _managementPage = managementPage;
    }

    /// <summary>Gets TickTick, <c>ticktick.com</c>.</summary>
    public static TickTickService TickTick { get; } = new(
        "TickTick",
        "https://ticktick.com",
        "https://api.ticktick.com/open/v1/",
        "https://developer.ticktick.com/manage");

    /// <summary>
    /// Gets Dida365, <c>dida365.com</c>: the same product in China, with separate accounts and apps.
    /// </summary>
    public static TickTickService Dida365 { get; } = new(
        "Dida365",
        "https://dida365.com",
        "https://api.dida365.com/open/v1/",
        "https://developer.dida365.com/manage");

    /// <summary>
    /// Gets the name: <c>TickTick</c>, <c>Dida365</c>, or the origin of a custom host (<c>http://127.0.0.1:5000</c>).
    /// </summary>
    public string Name { get; }

    /// <summary>Gets the authorization endpoint, where the user authorizes the app (RFC 6749 §3.1).</summary>
    public Uri AuthorizationEndpoint => new(_authority + "/oauth/authorize");

    /// <summary>Gets the token endpoint, where a code is exchanged for a token (RFC 6749 §3.2).</summary>
    public Uri TokenEndpoint => new(_authority + "/oauth/token");

    /// <summary>Gets the base address of the Open API, with a trailing slash.</summary>
    public Uri ApiBaseAddress => new(_apiBaseAddress);

    /// <summary>Gets the address of the web app, to which the IDs of a project and a task are added.</summary>
    internal string WebApp => _authority + "/webapp/";

    /// <summary>Gets the page where an app and its redirect URI are registered.</summary>
    public Uri ManagementPage => new(_managementPage);

    /// <summary>Gets the default service: the value of <c>TICKTICK_SERVICE</c>, or TickTick.</summary>
    /// <exception cref="TickTickException"><c>ServiceInvalid</c>: the value is not a valid service.</exception>
    public static TickTickService FromEnvironment => TickTickEnvironment.Service is { } name ? Parse(name) : TickTick;

    /// <summary>Parses the name of a service.</summary>
    /// <param name="text"><c>TickTick</c> or <c>Dida365</c> in any case, or an absolute URI: https, or http to a
    /// loopback address.</param>
    /// <returns>The service.</returns>
    /// <exception cref="TickTickException"><c>ServiceInvalid</c>: the text is not a valid service.</exception>
    public static TickTickService Parse(string text)
    {
        if (text is null) throw new ArgumentNullException(nameof(text));
        string trimmed = text.Trim();
        if (trimmed.Equals(TickTick.Name, StringComparison.OrdinalIgnoreCase)) return TickTick;
        if (trimmed.Equals(Dida365.Name, StringComparison.OrdinalIgnoreCase)) return Dida365;
        if (!Uri.TryCreate(trimmed, UriKind.Absolute, out Uri? uri) || uri.Host.Length == 0)
            throw Invalid(trimmed, "it is not TickTick, Dida365 or a URI.");
        if (uri.UserInfo.Length > 0)
            throw Invalid(uri.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped), "its address has a user name or a password.");
        if (uri.Scheme != Uri.UriSchemeHttps && !(uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
            throw Invalid(trimmed, "a token is sent only over https, or over http to this machine.");
        if (uri.AbsolutePath != "/" || uri.Query.Length > 0 || uri.Fragment.Length > 0)
            throw Invalid(trimmed, "a custom service consists of scheme, host and port only.");

        return FromOrigin(uri);
    }

    /// <inheritdoc />
    public bool Equals(TickTickService? other) => other is not null && Name == other.Name;

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as TickTickService);

    /// <inheritdoc />
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Name);

    /// <summary>Returns the name of the service.</summary>
    public override string ToString() => Name;

    private static TickTickService FromOrigin(Uri uri)
    {
        // The known hosts under a custom name would be a second identity for the same tokens.
        foreach (TickTickService known in new[] { TickTick, Dida365 })
        {
            if (SameOrigin(uri, known.AuthorizationEndpoint) || SameOrigin(uri, known.ApiBaseAddress)) return known;
        }

        string origin = uri.GetLeftPart(UriPartial.Authority);
        return new TickTickService(origin, origin, origin + "/open/v1/", origin + "/manage");
    }

    private static bool SameOrigin(Uri left, Uri right) =>
        Uri.Compare(left, right, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;

    private static TickTickException Invalid(string text, string why) => new(
        ErrorIds.ServiceInvalid,
        $"The service '{text}' cannot be used: {why}",
        "Use TickTick, Dida365, or a URI such as https://tasks.example.org or http://127.0.0.1:5000.");
}
