using System;
using System.Threading;
using System.Threading.Tasks;

namespace TickTick.Authorization;

/// <summary>Listens where the service redirects the browser to.</summary>
internal sealed class LoopbackListener : IAsyncDisposable
{
    /// <summary>Starts to listen.</summary>
    public static LoopbackListener Start(AuthorizationRequest request) => throw new NotImplementedException();

    /// <summary>Waits for the redirect.</summary>
    public Task<AuthorizationResponse> WaitAsync(CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Shows the last page.</summary>
    public Task CompleteAsync(ResultPage page) => throw new NotImplementedException();

    /// <inheritdoc />
    public ValueTask DisposeAsync() => default;
}
