using System.Threading;
using System.Threading.Tasks;

namespace TickTick.Authorization;

/// <summary>Represents the user interface of a sign-in.</summary>
internal interface ISignInUser
{
    /// <summary>Gets whether a user can see messages and answer prompts.</summary>
    bool CanAnswer { get; }

    /// <summary>Shows a message and the URL of the authorization page, unless it is null.</summary>
    void Show(string message, string? url);

    /// <summary>Prompts for one line of text.</summary>
    Task<string?> PromptAsync(string question, CancellationToken cancellationToken);
}
