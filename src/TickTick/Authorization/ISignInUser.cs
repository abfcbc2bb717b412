using System.Threading;
using System.Threading.Tasks;

namespace TickTick.Authorization;

/// <summary>The person who signs in, as far as a sign-in speaks with them.</summary>
internal interface ISignInUser
{
    /// <summary>Whether somebody is there who sees what is shown and can answer.</summary>
    bool CanAnswer { get; }

    /// <summary>Shows the address of the authorization page.</summary>
    void Show(string message, string url);

    /// <summary>Asks a question that is answered with one line.</summary>
    Task<string?> AskAsync(string question, CancellationToken cancellationToken);
}
