using System;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TickTick.Sandbox.State;

namespace TickTick.Sandbox.OAuth;

/// <summary>
/// Provides the token endpoint (RFC 6749 §3.2): exchanges a code, or a refresh token if they are enabled, for an
/// access token.
/// </summary>
internal sealed class OAuthTokenEndpoint(AppRegistry apps, IssuedCodeStore codes, IssuedTokenStore tokens, SettingsStore settings)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/oauth/token", (Delegate)ExchangeAsync);
        routes.MapMethods("/oauth/token", ["GET", "PUT", "PATCH", "DELETE"], (HttpContext context) =>
            new OAuthError(405, "method_not_allowed", $"Request method '{context.Request.Method}' not supported"));
    }

    private async Task<IResult> ExchangeAsync(HttpContext context)
    {
        TokenGrantRequest request = await TokenGrantRequest.ReadAsync(context.Request, context.RequestAborted);
        if (!request.TryIdentifyClient(apps, out RegisteredApp? app, out bool provedBySecret)) return OAuthError.InvalidClient();

        return request["grant_type"] switch
        {
            null => OAuthError.InvalidRequest("Missing grant type"),
            "authorization_code" => ExchangeCode(request, app, provedBySecret),
            "refresh_token" when settings.Current.RefreshTokens => Refresh(request, app, provedBySecret),
            var other => new OAuthError(400, "unsupported_grant_type", $"Unsupported grant type: {other}"),
        };
    }

    private IResult ExchangeCode(TokenGrantRequest request, RegisteredApp app, bool provedBySecret)
    {
        if (request["code"] is not { } value) return OAuthError.InvalidRequest("An authorization code must be supplied.");

        // Without a secret and a code challenge, anyone who obtains the code could use it.
        if (!provedBySecret && codes.TryPeek(value, out IssuedCode? bound) && bound.Challenge is null) return OAuthError.InvalidClient();
        if (!codes.TryConsume(value, out IssuedCode? code)) return OAuthError.InvalidGrant($"Invalid authorization code: {value}");
        if (code.ClientId != app.ClientId) return OAuthError.InvalidGrant($"Invalid authorization code: {value}");
        if (code.RedirectUri is not null && code.RedirectUri != request["redirect_uri"]) return OAuthError.InvalidGrant("Redirect URI mismatch.");
        if (code.Challenge is not null && !code.Challenge.IsMetBy(request["code_verifier"]))
            return OAuthError.InvalidGrant($"Invalid code verifier: {request["code_verifier"]}");

        SandboxSettings now = settings.Current;
        return Answer(tokens.GetOrIssue(app.ClientId, code.Scopes, TimeSpan.FromSeconds(now.TokenLifetimeSeconds), now.RefreshTokens));
    }

    private IResult Refresh(TokenGrantRequest request, RegisteredApp app, bool provedBySecret)
    {
        if (!provedBySecret && app.ClientSecret is not null) return OAuthError.InvalidClient();
        if (request["refresh_token"] is not { } value) return OAuthError.InvalidRequest("A refresh token must be supplied.");

        SandboxSettings now = settings.Current;
        IssuedToken? token = tokens.Refresh(value, app.ClientId, TimeSpan.FromSeconds(now.TokenLifetimeSeconds), now.RotateRefreshTokens);
        return token is null ? OAuthError.InvalidGrant($"Invalid refresh token: {value}") : Answer(token);
    }

    private TokenAnswer Answer(IssuedToken token) => new(token, tokens.SecondsLeft(token));
}
