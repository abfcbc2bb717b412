using System;
using System.Threading;
using System.Threading.Tasks;

namespace TickTick.Tokens;

/// <summary>
/// A place that keeps one token dictionary between sessions: a file or a vault. Safe to use from many threads and
/// processes at once.
/// </summary>
public interface ITokenStore
{
    /// <summary>What a message calls the place, such as <c>the cache file /home/ada/.token-oauth</c>.</summary>
    string Description { get; }

    /// <summary>What tokens read here name as their source.</summary>
    TokenSource Source { get; }

    /// <summary>Reads what is kept. Does not throw for what is missing, malformed or out of reach: it tells.</summary>
    /// <returns>The token, or why there is none.</returns>
    TokenStoreContent Read();

    /// <summary>Keeps a token in place of the one kept until now, whole or not at all.</summary>
    /// <param name="token">The token.</param>
    /// <exception cref="TickTickException">The place is out of reach, or holds something that is no token dictionary.</exception>
    void Write(AccessToken token);

    /// <summary>Removes what is kept.</summary>
    /// <returns>Whether there was anything.</returns>
    /// <exception cref="TickTickException">The place is out of reach, or holds something that is no token dictionary.</exception>
    bool Remove();

    /// <summary>
    /// Waits until nobody else holds the store's lock, then holds it: one sign-in at a time for each store, across
    /// processes. Fails at once where <see cref="Write"/> would fail, so that nobody signs in for nothing.
    /// </summary>
    /// <param name="waiting">Called once, before the first wait, if another holds the lock.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The lock; disposing of it, or the death of the process, lets go.</returns>
    /// <exception cref="TickTickException">Nothing could be written here.</exception>
    /// <exception cref="OperationCanceledException">The wait was ended.</exception>
    Task<IDisposable> AcquireLockAsync(Action? waiting, CancellationToken cancellationToken);
}
