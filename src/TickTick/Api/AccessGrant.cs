using System.Collections.Generic;

namespace TickTick.Api;

/// <summary>An access token and what it is for.</summary>
/// <param name="token">The token.</param>
/// <param name="scopes">Its scopes; null where they are not known, as of a personal API token.</param>
internal sealed class AccessGrant(string token, IReadOnlyCollection<string>? scopes = null)
{
    /// <summary>The token in plain text.</summary>
    public string Token { get; } = token;

    /// <summary>Its scopes; null where they are not known.</summary>
    public IReadOnlyCollection<string>? Scopes { get; } = scopes;

    /// <summary>Not the token.</summary>
    public override string ToString() => nameof(AccessGrant);
}
