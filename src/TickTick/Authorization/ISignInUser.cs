using System.Threading;
using System.Threading.Tasks;

namespace TickTick.Authorization;

/// <summary>The person who signs in, as far as a sign-in speaks with them.</summary>
internal interface ISignInUser
{
    /// <summary>Whether somebody is there who sees what is shown and can answer.</summary>
    bool CanAnswer { get; }

    /// <summary>Shows the address of the authorization page.</summary>
    /// <param name="message">What to do with it: one or two sentences.</param>
    /// <param name="url">The address, to be shown in a line of its own so that it can be copied.</param>
    void Show(string message, string url);

    /// <summary>Asks a question that is answered with one line.</summary>
    /// <param name="question">The question, without punctuation after it.</param>
    /// <param name="cancellationToken">Cancelled at Ctrl+C, or when the time is up.</param>
    /// <returns>The answer; null where there is no more input.</returns>
    Task<string?> AskAsync(string question, CancellationToken cancellationToken);
}
