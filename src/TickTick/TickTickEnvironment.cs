using System;

namespace TickTick;

/// <summary>The environment variables that stand in for what a caller does not say.</summary>
public static class TickTickEnvironment
{
    /// <summary>Holds a token: a dictionary in JSON or as a Python literal, or a bare token.</summary>
    public const string AccessTokenVariable = "TICKTICK_ACCESS_TOKEN";

    /// <summary>Holds the app's client id.</summary>
    public const string ClientIdVariable = "TICKTICK_CLIENT_ID";

    /// <summary>Holds the app's client secret.</summary>
    public const string ClientSecretVariable = "TICKTICK_CLIENT_SECRET";

    /// <summary>Holds the redirect URI that the app is registered with.</summary>
    public const string RedirectUriVariable = "TICKTICK_REDIRECT_URI";

    /// <summary>Names the service.</summary>
    public const string ServiceVariable = "TICKTICK_SERVICE";

    /// <summary>The app's client id; null where the variable is not set.</summary>
    public static string? ClientId => Read(ClientIdVariable);

    /// <summary>The redirect URI; null where the variable is not set.</summary>
    public static string? RedirectUri => Read(RedirectUriVariable);

    /// <summary>The service's name; null where the variable is not set.</summary>
    public static string? Service => Read(ServiceVariable);

    /// <summary>The app's client secret in plain text; null where the variable is not set.</summary>
    internal static string? ClientSecret => Read(ClientSecretVariable);

    private static string? Read(string name) =>
        Environment.GetEnvironmentVariable(name) is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}
