namespace TickTick.Sandbox.State;

/// <summary>
/// Specifies the behavior of the sandbox. The settings come from the command line and are changed by <c>POST
/// /sandbox/settings</c>.
/// </summary>
internal sealed record SandboxSettings
{
    public Consent Consent { get; init; } = Consent.Ask;

    /// <summary>Gets the delay in milliseconds of every response outside of <c>/sandbox</c>.</summary>
    public int LatencyMilliseconds { get; init; }

    /// <summary>Gets the number of API requests that an account can send in a window, or null for no limit.</summary>
    public int? RateLimit { get; init; } = 100;

    /// <summary>Gets the length in seconds of the sliding window of <see cref="RateLimit"/>.</summary>
    public double RateWindowSeconds { get; init; } = 60;

    /// <summary>Gets the lifetime of a token in seconds. The default is 180 days, as in the live service.</summary>
    public int TokenLifetimeSeconds { get; init; } = 15_552_000;

    /// <summary>Gets the lifetime of an authorization code in seconds.</summary>
    public int CodeLifetimeSeconds { get; init; } = 300;

    /// <summary>Gets whether refresh tokens are issued. The live service issues none.</summary>
    public bool RefreshTokens { get; init; }

    /// <summary>Gets whether a refresh replaces the refresh token, too.</summary>
    public bool RotateRefreshTokens { get; init; }

    /// <summary>
    /// Gets whether <c>GET /tag</c> returns nothing, which was observed in the live service while tasks had tags.
    /// </summary>
    public bool HideTags { get; init; }
}
