using System.Net.Mime;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using TickTick.Sandbox.State;

namespace TickTick.Sandbox.OAuth;

/// <summary>Returns a token in the service's format (RFC 6749 §5.1).</summary>
internal sealed class TokenAnswer(IssuedToken token, long secondsLeft) : IResult
{
    /// <inheritdoc />
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var body = new JsonObject
        {
            ["access_token"] = token.Value,
            ["token_type"] = "bearer",
        };
        if (token.RefreshToken is not null) body["refresh_token"] = token.RefreshToken;
        body["expires_in"] = secondsLeft;
        body["scope"] = token.Scope;

        httpContext.Response.Headers.CacheControl = "no-store";
        httpContext.Response.Headers.Pragma = "no-cache";
        httpContext.Response.ContentType = MediaTypeNames.Application.Json + ";charset=UTF-8";
        return httpContext.Response.WriteAsync(body.ToJsonString(SandboxJson.Wire), httpContext.RequestAborted);
    }
}
