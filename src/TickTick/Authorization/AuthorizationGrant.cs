using System;
using System.Threading.Tasks;

namespace TickTick.Authorization;

/// <summary>
/// A code that is ready to be exchanged for a token. The browser may still be waiting for its page, so that the page can
/// tell how the exchange ended: call <see cref="CompleteAsync"/> after it, whatever came of it, and dispose.
/// </summary>
internal sealed class AuthorizationGrant : IAsyncDisposable
{
    private readonly LoopbackListener? _listener;

    /// <summary>Makes a grant.</summary>
    public AuthorizationGrant(string code, AuthorizationRequest request, LoopbackListener? listener = null)
    {
        Code = code;
        Request = request;
        _listener = listener;
    }

    /// <summary>The authorization code: a secret.</summary>
    public string Code { get; }

    /// <summary>The request that it answers: the redirect URI and the scope are sent again with the code.</summary>
    public AuthorizationRequest Request { get; }

    /// <summary>The <c>code_verifier</c> to send with the code: a secret.</summary>
    public string CodeVerifier => Request.ProofKey.Verifier;

    /// <summary>
    /// Shows the browser how the sign-in ended and waits until the page is delivered, for a few seconds at most.
    /// Does nothing where no browser is waiting; never fails.
    /// </summary>
    public Task CompleteAsync(ResultPage page) => _listener?.CompleteAsync(page) ?? Task.CompletedTask;

    /// <summary>Closes the port. A browser that is still waiting is told to look at PowerShell.</summary>
    public ValueTask DisposeAsync() => _listener?.DisposeAsync() ?? default;
}
