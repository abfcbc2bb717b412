using System.Collections.Generic;

namespace TickTick.Api;

/// <summary>Represents an access token and the scopes that it grants.</summary>
internal sealed class AccessGrant(string token, IReadOnlyCollection<string>? scopes = null, string renewal = "Sign in again with Connect-TickTick -Force.", string signInCommand = "Connect-TickTick -Force")
{
    public string Token { get; } = token;

    /// <summary>Gets the scopes, or null if they are not known.</summary>
    public IReadOnlyCollection<string>? Scopes { get; } = scopes;

    /// <summary>What the user does for another token if the service refuses this one: a whole sentence.</summary>
    public string Renewal { get; } = renewal;

    /// <summary>Gets the command with which the user signs in again.</summary>
    public string SignInCommand { get; } = signInCommand;

    /// <summary>Returns the type's name, so that the token does not appear in logs.</summary>
    public override string ToString() => nameof(AccessGrant);
}
