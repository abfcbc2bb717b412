using System.Threading;
using System.Threading.Tasks;

namespace TickTick.Authorization;

/// <summary>What shows the service's authorization page to the user.</summary>
internal interface IBrowser
{
    /// <summary>Opens an address. Never throws for a browser that is missing or will not start.</summary>
    /// <param name="url">An absolute http or https address.</param>
    /// <param name="cancellationToken">Ends the wait for the browser's start.</param>
    /// <returns>Whether a browser took the address, as far as can be known.</returns>
    Task<bool> TryOpenAsync(string url, CancellationToken cancellationToken);
}
