using System.Threading;
using System.Threading.Tasks;

namespace TickTick.Api;

/// <summary>Where the client gets the access token from. Safe for many threads.</summary>
internal interface IAccessTokenProvider
{
    /// <summary>The token to send now.</summary>
    /// <exception cref="TickTickException">There is none.</exception>
    ValueTask<AccessGrant> GetAsync(CancellationToken cancellationToken);

    /// <summary>Tells that the service refused a token, so that it is passed over and the other places are asked again.</summary>
    ValueTask<AccessGrant?> ReplaceAsync(string token, CancellationToken cancellationToken);
}
