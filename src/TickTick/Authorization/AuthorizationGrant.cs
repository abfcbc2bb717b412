using System;
using System.Threading.Tasks;
using TickTick.Authorization.Loopback;

namespace TickTick.Authorization;

/// <summary>
/// Represents an authorization code that can be exchanged for a token. The browser may still be waiting, so that its
/// page can show the result: call <see cref="CompleteAsync"/> after the exchange, whether it succeeded or not, and
/// dispose.
/// </summary>
internal sealed class AuthorizationGrant(string code, AuthorizationRequest request, LoopbackListener? listener = null) : IAsyncDisposable
{
    /// <summary>Gets the authorization code, which is a secret.</summary>
    public string Code { get; } = code;

    /// <summary>
    /// Gets the request to which the code belongs. Its redirect URI and scope are sent again with the code.
    /// </summary>
    public AuthorizationRequest Request { get; } = request;

    /// <summary>Gets the <c>code_verifier</c> to send with the code. It is a secret.</summary>
    public string CodeVerifier => Request.ProofKey.Verifier;

    /// <summary>
    /// Shows the result of the sign-in in the browser and waits for a few seconds at most until the page is
    /// delivered. Does nothing if no browser is waiting, and never throws.
    /// </summary>
    public Task CompleteAsync(ResultPage page) => listener?.CompleteAsync(page) ?? Task.CompletedTask;

    /// <summary>Closes the port. A browser that is still waiting shows a page that refers to PowerShell.</summary>
    public ValueTask DisposeAsync() => listener?.DisposeAsync() ?? default;
}
