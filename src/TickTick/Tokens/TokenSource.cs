namespace TickTick.Tokens;

/// <summary>Where a token came from.</summary>
public enum TokenSource
{
    /// <summary>The session, which had it in hand.</summary>
    Session,

    /// <summary>An environment variable.</summary>
    EnvironmentVariable,

    /// <summary>The cache file.</summary>
    CacheFile,

    /// <summary>A SecretManagement vault.</summary>
    Vault,

    /// <summary>A sign-in of this process: the user allowed the app in the browser.</summary>
    SignIn,

    /// <summary>A refresh token was exchanged for it (RFC 6749 §6).</summary>
    Refresh,

    /// <summary>It was handed over as it is, such as a personal API token.</summary>
    AccessToken,
}
