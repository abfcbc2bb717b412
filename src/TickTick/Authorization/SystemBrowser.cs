using System;
using System.Threading;
using System.Threading.Tasks;

namespace TickTick.Authorization;

/// <summary>The user's default browser.</summary>
internal sealed class SystemBrowser : IBrowser
{
    /// <inheritdoc />
    public Task<bool> TryOpenAsync(string url, CancellationToken cancellationToken) => throw new NotImplementedException();
}
