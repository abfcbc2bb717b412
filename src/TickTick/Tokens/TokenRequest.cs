using System;

namespace TickTick.Tokens;

/// <summary>What a caller asks of a token.</summary>
internal sealed record TokenRequest
{
    /// <summary>What a token must have left where nobody says otherwise: a minute, as in ticktick-py.</summary>
    public static readonly TimeSpan DefaultMinimumLifetime = TimeSpan.FromSeconds(60);

    /// <summary>How long the token must still live.</summary>
    public TimeSpan MinimumLifetime { get; init; } = DefaultMinimumLifetime;

    /// <summary>Whether every stored token is passed over.</summary>
    public bool Force { get; init; }

    /// <summary>Whether the token store is neither read nor written this time.</summary>
    public bool SkipStore { get; init; }

    /// <summary>Why there is no session to ask first; null where there is one.</summary>
    public string? NoSession { get; init; }
}
