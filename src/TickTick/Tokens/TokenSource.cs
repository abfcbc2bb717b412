

namespace TickTick.Tokens;

/// <summary>Specifies the source of an access token.</summary>
public enum TokenSource
{
    /// <summary>The token was cached in the session.</summary>
    Session,

    /// <summary>The token comes from an environment variable.</summary>
    EnvironmentVariable,

    /// <summary>The token comes from the cache file.</summary>
    CacheFile,

    /// <summary>The token comes from a SecretManagement vault.</summary>
    Vault,

    /// <summary>The user signed in and authorized the app in the browser.</summary>
    SignIn,

    /// <summary>The token was obtained with a refresh token (RFC 6749 §6).</summary>
    Refresh,

    /// <summary>The caller supplied the token, such as a personal API token.</summary>
    AccessToken,
}
