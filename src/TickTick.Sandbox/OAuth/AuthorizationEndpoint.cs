using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Primitives;
using TickTick.Sandbox.State;

namespace TickTick.Sandbox.OAuth;

/// <summary>
/// Provides the authorization page (RFC 6749 §3.1), which shows what an app requests and receives the user's
/// decision.
/// </summary>
internal sealed class AuthorizationEndpoint(AppRegistry apps, IssuedCodeStore codes, SettingsStore settings)
{
    /// <summary>The form field for the user's decision, <c>true</c> or <c>false</c>.</summary>
    public const string ApprovalField = "user_oauth_approval";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/oauth/authorize", Show);
        routes.MapPost("/oauth/authorize", (Delegate)AnswerAsync);
    }

    private IResult Show(HttpContext context)
    {
        if (Read(context.Request.Query, out IResult? refusal) is not { } request) return refusal!;

        return settings.Current.Consent switch
        {
            Consent.Allow => Allow(request),
            Consent.Deny => Deny(request),
            _ => new ConsentPage(request),
        };
    }

    /// <summary>
    /// Handles the page's form. It is sent to the page's own URL, so that the query contains the request again.
    /// </summary>
    private async Task<IResult> AnswerAsync(HttpContext context)
    {
        if (Read(context.Request.Query, out IResult? refusal) is not { } request) return refusal!;
        if (!context.Request.HasFormContentType) return new ConsentPage(request);

        IFormCollection form = await context.Request.ReadFormAsync(context.RequestAborted);
        return form[ApprovalField] == "true" ? Allow(request) : Deny(request);
    }

    private RedirectAnswer Allow(AuthorizeRequest request)
    {
        IssuedCode code = codes.Issue(request, TimeSpan.FromSeconds(settings.Current.CodeLifetimeSeconds));
        return new RedirectAnswer(request.RedirectUri, "code", code.Value, request.State);
    }

    private static RedirectAnswer Deny(AuthorizeRequest request) =>
        new(request.RedirectUri, "error", "access_denied", request.State);

    /// <summary>
    /// Reads the request. Errors in the client or the redirect URI are shown to the user. All others are returned to
    /// the client (RFC 6749 §4.1.2.1).
    /// </summary>
    private AuthorizeRequest? Read(IQueryCollection query, out IResult? refusal)
    {
        refusal = null;
        if (!apps.TryFind(First(query, "client_id"), out RegisteredApp? app))
            return Refuse(new ErrorPage(OAuthError.InvalidClient()), out refusal);

        string? requested = First(query, "redirect_uri");
        if (app.RedirectUris.Count == 0)
            return Refuse(new ErrorPage(OAuthError.InvalidRequest("At least one redirect_uri must be registered with the client.")), out refusal);

        string? redirectUri = requested ?? (app.RedirectUris.Count == 1 && app.RedirectUris[0] != RegisteredApp.AnyLoopback ? app.RedirectUris[0] : null);
        if (redirectUri is null || !app.Permits(redirectUri))
            return Refuse(new ErrorPage(OAuthError.InvalidGrant($"Invalid redirect: {requested ?? "null"} does not match one of the registered values")), out refusal);

        string? state = First(query, "state");
        if (First(query, "response_type") != "code")
            return Refuse(new RedirectAnswer(redirectUri, "error", "unsupported_response_type", state), out refusal);

        IReadOnlyList<string> scopes = Scopes.Parse(First(query, "scope"), out string? unknownScope);
        if (unknownScope is not null)
            return Refuse(new RedirectAnswer(redirectUri, "error", "invalid_scope", state), out refusal);

        // RFC 7636 §4.3: the default method is plain.
        string method = First(query, "code_challenge_method") ?? "plain";
        string? challenge = First(query, "code_challenge");
        if (challenge is not null && !CodeChallenge.Knows(method))
            return Refuse(new RedirectAnswer(redirectUri, "error", "invalid_request", state), out refusal);

        return new AuthorizeRequest(app, redirectUri, requested, state, scopes, challenge is null ? null : new CodeChallenge(challenge, method));
    }

    private static AuthorizeRequest? Refuse(IResult answer, out IResult? refusal)
    {
        refusal = answer;
        return null;
    }

    private static string? First(IQueryCollection query, string name) =>
        query.TryGetValue(name, out StringValues values) && values.Count > 0 ? values[0] : null;
}
