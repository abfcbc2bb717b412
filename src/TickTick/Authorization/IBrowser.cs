using System.Threading;
using System.Threading.Tasks;

namespace TickTick.Authorization;

/// <summary>What shows the service's authorization page to the user.</summary>
internal interface IBrowser
{
    /// <summary>Opens an address. Never throws for a browser that is missing or will not start.</summary>
    Task<bool> TryOpenAsync(string url, CancellationToken cancellationToken);
}
