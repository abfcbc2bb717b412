using System;
using System.Collections.Generic;
using System.Security;
using TickTick.Http;
using TickTick.Tokens;

namespace TickTick.Sessions;

/// <summary>
/// Specifies all settings of a session. A value that is not set comes from the environment or from the defaults.
/// </summary>
internal sealed record SessionSettings
{
    /// <summary>
    /// The redirect URI in the examples of ticktick-py. It refers to this machine, on which the module listens.
    /// </summary>
    public const string DefaultRedirectUri = "http://127.0.0.1:8080";

    private static readonly string[] AllScopes = ["tasks:write", "tasks:read"];

    public required TickTickService Service { get; init; }

    /// <summary>Gets the app's client ID. The default is the value of <c>TICKTICK_CLIENT_ID</c>, or null.</summary>
    public string? ClientId { get; init; } = TickTickEnvironment.ClientId;

    /// <summary>
    /// Gets the app's client secret, or null for a public client or for the value of <c>TICKTICK_CLIENT_SECRET</c>.
    /// </summary>
    public SecureString? ClientSecret { get; init; }

    /// <summary>
    /// Gets the redirect URI, exactly as registered. The default is the value of <c>TICKTICK_REDIRECT_URI</c>.
    /// </summary>
    public string RedirectUri { get; init; } = TickTickEnvironment.RedirectUri ?? DefaultRedirectUri;

    /// <summary>Gets the requested scopes.</summary>
    public IReadOnlyList<string> Scope { get; init; } = AllScopes;

    /// <summary>The scopes that a stored token must have if it names any; empty unless the user gave <c>-Scope</c>.</summary>
    public IReadOnlyList<string> RequiredScope { get; init; } = [];

    /// <summary>Gets the <c>state</c> to send, or null for a random one.</summary>
    public string? State { get; init; }

    /// <summary>Gets the name of the environment variable for an access token.</summary>
    public string EnvironmentVariable { get; init; } = TickTickEnvironment.AccessTokenVariable;

    /// <summary>Gets the token store, or null for none.</summary>
    public ITokenStore? Store { get; init; }

    /// <summary>Gets the parameters of Connect-TickTick for the same service and token store, for remedies.</summary>
    public string Parameters =>
        (TickTickEnvironment.Service is null && Service.Equals(TickTickService.TickTick) ? string.Empty : $" -Service {Service}") + Store?.Parameters;

    /// <summary>Gets the parameters of Connect-TickTick for the same app, for remedies. The secret is asked for.</summary>
    public string AppParameters =>
        (ClientId is { } id && id != TickTickEnvironment.ClientId ? $" -ClientId '{id.Replace("'", "''")}'" : string.Empty)
        + (ClientSecret is null ? string.Empty : " -ClientSecret (Read-Host -AsSecureString)");

    /// <summary>Gets the reason for which there is no token store.</summary>
    public string NoStore { get; init; } = "is not used (-NoCache)";

    /// <summary>Gets an access token that the caller supplied, or null.</summary>
    public SecureString? AccessToken { get; init; }

    /// <summary>Gets whether to show the URL and prompt for the redirect instead of opening a browser.</summary>
    public bool NoBrowser { get; init; }

    /// <summary>Gets how long to wait for the user to authorize the app.</summary>
    public TimeSpan SignInTimeout { get; init; } = TimeSpan.FromSeconds(300);

    /// <summary>
    /// Gets the maximum number of API requests per minute, which the service limits for each account, or 0 for no
    /// limit.
    /// </summary>
    public int RateLimit { get; init; } = RateGovernor.DefaultLimit;

    /// <summary>Gets the connection settings.</summary>
    public ConnectionSettings Connection { get; init; } = ConnectionSettings.Default;
}
