using System.Collections.Generic;

namespace TickTick.Api;

/// <summary>An access token and what it is for.</summary>
internal sealed class AccessGrant(string token, IReadOnlyCollection<string>? scopes = null, string renewal = "Sign in again with Connect-TickTick -Force.")
{
    /// <summary>The token in plain text.</summary>
    public string Token { get; } = token;

    /// <summary>Its scopes; null where they are not known.</summary>
    public IReadOnlyCollection<string>? Scopes { get; } = scopes;

    /// <summary>What the user does for another token if the service refuses this one: a whole sentence.</summary>
    public string Renewal { get; } = renewal;

    /// <summary>Not the token.</summary>
    public override string ToString() => nameof(AccessGrant);
}
