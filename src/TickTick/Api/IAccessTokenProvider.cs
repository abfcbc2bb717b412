using System.Threading;
using System.Threading.Tasks;

namespace TickTick.Api;

/// <summary>Where the client gets the access token from. Safe for many threads.</summary>
internal interface IAccessTokenProvider
{
    /// <summary>The token to send now.</summary>
    /// <param name="cancellationToken">Ends the wait for it.</param>
    /// <returns>The token and what it is for.</returns>
    /// <exception cref="TickTickException">There is none.</exception>
    ValueTask<AccessGrant> GetAsync(CancellationToken cancellationToken);

    /// <summary>Tells that the service refused a token, so that it is passed over and the other places are asked again.</summary>
    /// <param name="token">The token as it was sent. Many calls may tell of the same one.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The next token; null where there is no other.</returns>
    ValueTask<AccessGrant?> ReplaceAsync(string token, CancellationToken cancellationToken);
}
