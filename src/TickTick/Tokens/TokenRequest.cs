using System;

namespace TickTick.Tokens;

/// <summary>Specifies the requirements for an access token.</summary>
internal sealed record TokenRequest
{
    /// <summary>The default minimum lifetime: one minute, as in ticktick-py.</summary>
    public static readonly TimeSpan DefaultMinimumLifetime = TimeSpan.FromSeconds(60);

    /// <summary>Gets the required remaining lifetime.</summary>
    public TimeSpan MinimumLifetime { get; init; } = DefaultMinimumLifetime;

    /// <summary>Gets whether stored tokens are ignored.</summary>
    public bool Force { get; init; }

    /// <summary>Gets whether the token store is neither read nor written.</summary>
    public bool SkipStore { get; init; }

    /// <summary>Gets whether the command creates a session, so that the current one is not a source.</summary>
    public bool CreatesSession { get; init; }

    /// <summary>Gets the reason for which there is no session to use first, or null if there is one.</summary>
    public string? NoSession { get; init; }
}
