using System;
using System.Runtime.InteropServices;
using TickTick.Tokens;

namespace TickTick.Sessions;

/// <summary>Specifies the token sources of a caller. A value that is not set matches any.</summary>
internal sealed record TokenSourceOptions
{
    // Windows compares paths and the names of environment variables without case.
    private static readonly StringComparison NameComparison =
        RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>Gets the service, or null for the service of the session or the environment.</summary>
    public TickTickService? Service { get; init; }

    /// <summary>Gets the name of the environment variable, or null for the default.</summary>
    public string? EnvironmentVariable { get; init; }

    /// <summary>
    /// Gets the token store (a file or a vault), or null for the file in the user's home directory.
    /// </summary>
    public ITokenStore? Store { get; init; }

    /// <summary>Gets whether to use no token store.</summary>
    public bool NoCache { get; init; }

    /// <summary>
    /// Returns why a session does not match the options, or null if it does. A caller who names a file does not
    /// expect the token of a session with another file, which can belong to another account.
    /// </summary>
    public string? Mismatch(TickTickSession session)
    {
        if (Service is not null && !Service.Equals(session.Service)) return $"is for {session.Service}, not for {Service}";
        if (EnvironmentVariable is not null && !EnvironmentVariable.Equals(session.EnvironmentVariable, NameComparison))
            return $"uses another environment variable, {session.EnvironmentVariable}";
        if (Store is not null && !Store.Description.Equals(session.TokenStore, Store.Source == TokenSource.CacheFile ? NameComparison : StringComparison.Ordinal))
            return session.TokenStore is null ? "has no token store" : $"uses {session.TokenStore}";
        return null;
    }

    /// <summary>Creates the settings of a session with these sources.</summary>
    public SessionSettings ToSettings() => new()
    {
        Service = Service ?? TickTickService.FromEnvironment,
        EnvironmentVariable = EnvironmentVariable ?? TickTickEnvironment.AccessTokenVariable,
        Store = NoCache ? null : Store ?? UsersFile(),
        NoStore = NoCache ? "is not used (-NoCache)" : "is not available, because this user has no home directory",
    };

    private static FileTokenStore? UsersFile() => FileTokenStore.DefaultPath is { } path ? new FileTokenStore(path) : null;
}
