using TickTick.Tokens;

namespace TickTick.Sessions;

/// <summary>The places that a caller names for a token. What is left out may be any.</summary>
internal sealed record TokenSourceOptions
{
    /// <summary>The service; null for the session's, or else the environment's.</summary>
    public TickTickService? Service { get; init; }

    /// <summary>The environment variable; null for the usual one.</summary>
    public string? EnvironmentVariable { get; init; }

    /// <summary>The token store, a file or a vault; null for the file in the user's home.</summary>
    public ITokenStore? Store { get; init; }

    /// <summary>Whether no token store is used.</summary>
    public bool NoCache { get; init; }

    /// <summary>
    /// Tells why a session is not what the caller means. Who names a file does not want the token of a session that was
    /// made with another: it may be another account's.
    /// </summary>
    public string? Mismatch(TickTickSession session)
    {
        if (Service is not null && !Service.Equals(session.Service)) return $"is for {session.Service}, not for {Service}";
        if (EnvironmentVariable is not null && EnvironmentVariable != session.EnvironmentVariable)
            return $"uses another environment variable, {session.EnvironmentVariable}";
        if (Store is not null && Store.Description != session.TokenStore)
            return session.TokenStore is null ? "has no token store" : $"uses {session.TokenStore}";
        return null;
    }

    /// <summary>Makes the settings of a session that uses these places.</summary>
    public SessionSettings ToSettings() => new()
    {
        Service = Service ?? TickTickService.FromEnvironment,
        EnvironmentVariable = EnvironmentVariable ?? TickTickEnvironment.AccessTokenVariable,
        Store = NoCache ? null : Store ?? UsersFile(),
        NoStore = NoCache ? "is not used (-NoCache)" : "is not available, because this user has no home directory",
    };

    private static FileTokenStore? UsersFile() => FileTokenStore.DefaultPath is { } path ? new FileTokenStore(path) : null;
}
