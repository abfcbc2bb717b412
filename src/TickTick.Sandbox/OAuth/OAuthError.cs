using System;
using System.Collections.Generic;
using System.Net.Mime;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using TickTick.Sandbox.State;

namespace TickTick.Sandbox.OAuth;

/// <summary>
/// Represents an error in the format of Spring Security OAuth (RFC 6749 §5.2). The description repeats what the
/// client sent, including secrets, as the live service does.
/// </summary>
internal sealed record OAuthError(int StatusCode, string Error, string Description, string? Scheme = null, string? Scope = null) : IResult
{
    /// <summary>Returns the error for a missing or repeated parameter.</summary>
    public static OAuthError InvalidRequest(string description) => new(400, "invalid_request", description);

    /// <summary>Returns the error for an invalid code, refresh token, redirect URI or verifier.</summary>
    public static OAuthError InvalidGrant(string description) => new(400, "invalid_grant", description);

    /// <summary>Returns the error for a client that is unknown or not authenticated.</summary>
    public static OAuthError InvalidClient() => new(401, "invalid_client", "Bad client credentials", "Basic");

    /// <summary>Returns the error for an invalid access token.</summary>
    public static OAuthError InvalidToken(string token) => new(401, "invalid_token", $"Invalid access token: {token}", "Bearer");

    /// <inheritdoc />
    public Task ExecuteAsync(HttpContext httpContext)
    {
        HttpResponse response = httpContext.Response;
        response.StatusCode = StatusCode;
        response.Headers.CacheControl = "no-store";
        response.Headers.Pragma = "no-cache";
        if (Scheme is not null) response.Headers.WWWAuthenticate = Challenge(Scheme);
        response.ContentType = MediaTypeNames.Application.Json + ";charset=UTF-8";
        var body = new Dictionary<string, string> { ["error"] = Error, ["error_description"] = Description };
        if (Scope is not null) body["scope"] = Scope;
        return response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(body, SandboxJson.Wire), httpContext.RequestAborted).AsTask();
    }

    private string Challenge(string scheme)
    {
        // A header cannot contain every character of the repeated value.
        bool fits = !Description.AsSpan().ContainsAnyExceptInRange(' ', '~') && !Description.Contains('"', StringComparison.Ordinal);
        return $"{scheme} realm=\"oauth\", error=\"{Error}\"" + (fits ? $", error_description=\"{Description}\"" : "");
    }
}
