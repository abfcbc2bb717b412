using System;

namespace TickTick;

/// <summary>Defines the environment variables that supply default values.</summary>
internal static class TickTickEnvironment
{
    /// <summary>Contains an access token: a dictionary in JSON or as a Python literal, or the token itself.</summary>
    public const string AccessTokenVariable = "TICKTICK_ACCESS_TOKEN";

    /// <summary>Contains the app's client ID.</summary>
    public const string ClientIdVariable = "TICKTICK_CLIENT_ID";

    /// <summary>Contains the app's client secret.</summary>
    public const string ClientSecretVariable = "TICKTICK_CLIENT_SECRET";

    /// <summary>Contains the redirect URI that is registered for the app.</summary>
    public const string RedirectUriVariable = "TICKTICK_REDIRECT_URI";

    /// <summary>Contains the name of the service.</summary>
    public const string ServiceVariable = "TICKTICK_SERVICE";

    /// <summary>Gets the app's client ID, or null if the variable is not set.</summary>
    public static string? ClientId => Read(ClientIdVariable);

    /// <summary>Gets the redirect URI, or null if the variable is not set.</summary>
    public static string? RedirectUri => Read(RedirectUriVariable);

    /// <summary>Gets the name of the service, or null if the variable is not set.</summary>
    public static string? Service => Read(ServiceVariable);

    /// <summary>Gets the app's client secret in plain text, or null if the variable is not set.</summary>
    internal static string? ClientSecret => Read(ClientSecretVariable);

    // A file for docker run --env-file keeps the quotes around a value.
    private static string? Read(string name) => Environment.GetEnvironmentVariable(name)?.Trim() switch
    {
        null or "" => null,
        [('"' or '\'') and var quote, .. var text, var end] when end == quote => text.Trim() is { Length: > 0 } inside ? inside : null,
        var value => value,
    };
}
