using System.Threading;
using System.Threading.Tasks;

namespace TickTick.Authorization;

/// <summary>Opens the service's authorization page for the user.</summary>
internal interface IBrowser
{
    /// <summary>
    /// Opens a URL. Returns false, and does not throw, if the browser is missing or does not start.
    /// </summary>
    Task<bool> TryOpenAsync(string url, CancellationToken cancellationToken);
}
