namespace TickTick.Sandbox.State;

/// <summary>How the sandbox behaves; set on the command line, changed by <c>POST /sandbox/settings</c>.</summary>
internal sealed record SandboxSettings
{
    /// <summary>Who answers the consent page.</summary>
    public Consent Consent { get; init; } = Consent.Ask;

    /// <summary>Milliseconds that every answer outside of <c>/sandbox</c> is held back.</summary>
    public int LatencyMilliseconds { get; init; }

    /// <summary>API requests an account may send in a window; null for no limit.</summary>
    public int? RateLimit { get; init; } = 100;

    /// <summary>Seconds of the sliding window that <see cref="RateLimit"/> counts in.</summary>
    public double RateWindowSeconds { get; init; } = 60;

    /// <summary>Seconds that a token lives: 180 days, as the live service grants.</summary>
    public int TokenLifetimeSeconds { get; init; } = 15_552_000;

    /// <summary>Seconds that an authorization code can be exchanged.</summary>
    public int CodeLifetimeSeconds { get; init; } = 300;

    /// <summary>Whether tokens come with a refresh token. The live service gives none.</summary>
    public bool RefreshTokens { get; init; }

    /// <summary>Whether a refresh replaces the refresh token too.</summary>
    public bool RotateRefreshTokens { get; init; }

    /// <summary>Whether <c>GET /tag</c> shows nothing, as has been seen of the live service while tasks carried tags.</summary>
    public bool HideTags { get; init; }
}
