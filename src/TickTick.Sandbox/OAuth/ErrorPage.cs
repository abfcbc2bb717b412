using System.Net;

namespace TickTick.Sandbox.OAuth;

/// <summary>Represents the page that shows, in the service's words, why an app cannot be authorized.</summary>
internal sealed class ErrorPage(OAuthError error) : Page(error.StatusCode, "OAuth Error", Body(error))
{
    private static string Body(OAuthError error) => $"""
        <h1>OAuth Error</h1>
        <p><code>error="{WebUtility.HtmlEncode(error.Error)}", error_description="{WebUtility.HtmlEncode(error.Description)}"</code></p>
        """;
}
