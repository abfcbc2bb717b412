namespace TickTick.Sessions;

/// <summary>Somewhere an access token may already be: the session, an environment variable, a cache file or a vault.</summary>
internal interface ITokenSource
{
    /// <summary>The name in messages, such as <c>Environment variable TICKTICK_ACCESS_TOKEN</c>.</summary>
    string Name { get; }

    /// <summary>Looks for a token. Whether it can be used, the caller decides.</summary>
    /// <exception cref="TickTickException"><c>EnvironmentVariableMalformed</c>: the variable contains something else.</exception>
    TokenLookup Look(IReporter reporter);
}
