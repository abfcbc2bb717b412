using System;
using System.Linq;
using System.Net.Http.Headers;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using TickTick.Sandbox.OAuth;
using TickTick.Sandbox.State;

namespace TickTick.Sandbox.OpenApi;

/// <summary>Checks every API request: the bearer token (RFC 6750), its scope and the account's rate limit.</summary>
internal sealed class ApiGate(IssuedTokenStore tokens, RateLimiter limiter, SettingsStore settings) : IEndpointFilter
{
    /// <inheritdoc />
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        HttpContext http = context.HttpContext;
        if (Bearer(http.Request) is not { } value)
            return new OAuthError(401, "unauthorized", "Full authentication is required to access this resource", "Bearer");
        if (tokens.FindAlive(value) is not { } token) return OAuthError.InvalidToken(value);

        string scope = http.GetEndpoint()?.Metadata.GetMetadata<RequiredScope>()?.Scope
            ?? (HttpMethods.IsGet(http.Request.Method) ? Scopes.Read : Scopes.Write);
        if (!token.Scopes.Contains(scope, StringComparer.Ordinal))
            return new OAuthError(403, "insufficient_scope", "Insufficient scope for this resource", "Bearer", scope);

        if (!limiter.TryAdmit()) return ApiError.QueryLimit(settings.Current.RateLimit ?? 0);

        try
        {
            return await next(context);
        }
        catch (ApiException failure)
        {
            return failure.Error;
        }
    }

    private static string? Bearer(HttpRequest request) =>
        AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out AuthenticationHeaderValue? header)
        && header.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase)
        && !string.IsNullOrWhiteSpace(header.Parameter)
            ? header.Parameter
            : null;
}
