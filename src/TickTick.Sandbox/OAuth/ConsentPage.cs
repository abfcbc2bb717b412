using System.Linq;
using System.Net;

namespace TickTick.Sandbox.OAuth;

/// <summary>Represents the page that asks the user to authorize an app.</summary>
internal sealed class ConsentPage(AuthorizeRequest request) : Page(200, "Sign in to the TickTick sandbox", Body(request))
{
    private static string Body(AuthorizeRequest request) => $"""
        <h1>{WebUtility.HtmlEncode(request.App.Name)} asks for access</h1>
        <p>You are signed in as <b>user@sandbox.example</b>. The app would like to:</p>
        <ul>
        {string.Join('\n', request.Scopes.Select(scope => $"<li>{Meaning(scope)} <code>{WebUtility.HtmlEncode(scope)}</code></li>"))}
        </ul>
        <form method="post">
        <button name="{AuthorizationEndpoint.ApprovalField}" value="false">Deny</button>
        <button name="{AuthorizationEndpoint.ApprovalField}" value="true">Allow</button>
        </form>
        <p class="quiet">You will be sent to <code>{WebUtility.HtmlEncode(request.RedirectUri)}</code></p>
        <p class="quiet">This is a sandbox on your own machine. No real account is used.</p>
        """;

    private static string Meaning(string scope) => scope == Scopes.Write ? "create and change your tasks" : "read your tasks and projects";
}
