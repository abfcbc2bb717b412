using System.Threading;
using System.Threading.Tasks;

namespace TickTick.Sessions;

/// <summary>Represents a source of access tokens: the session, an environment variable, a cache file or a vault.</summary>
internal interface ITokenSource
{
    /// <summary>The name in messages, such as <c>Environment variable TICKTICK_ACCESS_TOKEN</c>.</summary>
    string Name { get; }

    /// <summary>Looks for a token. The caller decides whether it can be used.</summary>
    /// <exception cref="TickTickException"><c>EnvironmentVariableMalformed</c>: the variable contains something else.</exception>
    ValueTask<TokenLookup> LookAsync(IReporter reporter, CancellationToken cancellationToken);
}
