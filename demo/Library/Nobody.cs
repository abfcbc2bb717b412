using System;
using System.Threading;
using System.Threading.Tasks;
using TickTick.Authorization;

namespace TickTick.Demo.Library;

/// <summary>Whoever sits in front of a runbook.</summary>
internal sealed class Nobody : ISignInUser
{
    /// <inheritdoc />
    public bool CanAnswer => false;

    /// <inheritdoc />
    public void Show(string message, string url) => throw new NotSupportedException();

    /// <inheritdoc />
    public Task<string?> AskAsync(string question, CancellationToken cancellationToken) => throw new NotSupportedException();
}
