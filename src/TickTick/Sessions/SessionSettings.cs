using System;
using System.Collections.Generic;
using System.Security;
using TickTick.Http;
using TickTick.Tokens;

namespace TickTick.Sessions;

/// <summary>What a session is made of: everything that a user can say about it. What is left out comes from the environment, then from the defaults.</summary>
internal sealed record SessionSettings
{
    /// <summary>The redirect URI of ticktick-py's own examples: on this machine, where the module listens.</summary>
    public const string DefaultRedirectUri = "http://127.0.0.1:8080";

    private static readonly string[] AllScopes = ["tasks:write", "tasks:read"];

    /// <summary>The service.</summary>
    public required TickTickService Service { get; init; }

    /// <summary>The app's client id; by default <c>TICKTICK_CLIENT_ID</c>; null where nobody says.</summary>
    public string? ClientId { get; init; } = TickTickEnvironment.ClientId;

    /// <summary>The app's client secret; null for a public client, or for what <c>TICKTICK_CLIENT_SECRET</c> holds.</summary>
    public SecureString? ClientSecret { get; init; }

    /// <summary>The redirect URI, to the letter as registered; by default <c>TICKTICK_REDIRECT_URI</c>.</summary>
    public string RedirectUri { get; init; } = TickTickEnvironment.RedirectUri ?? DefaultRedirectUri;

    /// <summary>What the app wants to do.</summary>
    public IReadOnlyList<string> Scope { get; init; } = AllScopes;

    /// <summary>The scopes that a stored token must have if it names any; empty unless the user gave <c>-Scope</c>.</summary>
    public IReadOnlyList<string> RequiredScope { get; init; } = [];

    /// <summary>The <c>state</c> to send; null for a random one.</summary>
    public string? State { get; init; }

    /// <summary>The environment variable that may hold a token.</summary>
    public string EnvironmentVariable { get; init; } = TickTickEnvironment.AccessTokenVariable;

    /// <summary>Where tokens are kept; null for nowhere.</summary>
    public ITokenStore? Store { get; init; }

    /// <summary>Why tokens are kept nowhere.</summary>
    public string NoStore { get; init; } = "is not used (-NoCache)";

    /// <summary>A token that was handed over as it is; null for none.</summary>
    public SecureString? AccessToken { get; init; }

    /// <summary>Show the address and ask for the redirect instead of opening a browser.</summary>
    public bool NoBrowser { get; init; }

    /// <summary>How long the user has to allow the app.</summary>
    public TimeSpan SignInTimeout { get; init; } = TimeSpan.FromSeconds(300);

    /// <summary>The most API requests in a minute, as the service allows an account; 0 for no limit.</summary>
    public int RateLimit { get; init; } = RateGovernor.DefaultLimit;

    /// <summary>How the service is reached.</summary>
    public ConnectionSettings Connection { get; init; } = ConnectionSettings.Default;
}
