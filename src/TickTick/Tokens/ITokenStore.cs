using System;
using System.Threading;
using System.Threading.Tasks;

namespace TickTick.Tokens;

/// <summary>
/// Represents a token store, which contains one token dictionary: a file or a vault. Implementations are safe to use
/// from several threads and processes.
/// </summary>
internal interface ITokenStore
{
    /// <summary>Gets a description for messages, such as <c>the cache file /home/ada/.token-oauth</c>.</summary>
    string Description { get; }

    /// <summary>
    /// Gets the parameters that select the store, for remedies, such as <c> -Vault MyVault -SecretName TickTick</c>. Empty for
    /// the store that commands use without parameters.
    /// </summary>
    string Parameters { get; }

    /// <summary>Gets the source of tokens that are read from this store.</summary>
    TokenSource Source { get; }

    /// <summary>
    /// Reads the token. Missing, invalid or inaccessible content is part of the result and not an exception.
    /// </summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The token, or the reason for which there is none.</returns>
    Task<TokenStoreContent> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Replaces the stored token, completely or not at all.</summary>
    /// <param name="token">The token.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the token is stored.</returns>
    /// <exception cref="TickTickException">The store is not accessible, or has other content.</exception>
    Task WriteAsync(AccessToken token, CancellationToken cancellationToken);

    /// <summary>Removes the stored token.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Whether there was a token.</returns>
    /// <exception cref="TickTickException">The store is not accessible, or has other content.</exception>
    Task<bool> RemoveAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Waits for the lock of the store and acquires it, so that only one sign-in per store runs at a time, across
    /// processes. Fails at once if <see cref="WriteAsync"/> would fail, so that the user does not sign in needlessly.
    /// </summary>
    /// <param name="waiting">Called once before the first wait if the lock is in use.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The lock, which is released by disposing of it or when the process ends.</returns>
    /// <exception cref="TickTickException">The store cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    Task<IDisposable> AcquireLockAsync(Action? waiting, CancellationToken cancellationToken);
}
