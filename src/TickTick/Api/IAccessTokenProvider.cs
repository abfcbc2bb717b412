using System.Threading;
using System.Threading.Tasks;

namespace TickTick.Api;

/// <summary>Provides the access token of the client. Implementations are thread-safe.</summary>
internal interface IAccessTokenProvider
{
    /// <summary>Gets the access token to send.</summary>
    /// <exception cref="TickTickException">No access token is available.</exception>
    ValueTask<AccessGrant> GetAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Gets another access token after the service rejected this one. Returns null if no other is available.
    /// </summary>
    ValueTask<AccessGrant?> ReplaceAsync(string token, CancellationToken cancellationToken);
}
