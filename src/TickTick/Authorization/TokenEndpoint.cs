using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using TickTick.Authorization.Loopback;
using TickTick.Http;
using TickTick.Sessions;
using TickTick.Tokens;

namespace TickTick.Authorization;

/// <summary>
/// Represents the token endpoint of a service (RFC 6749 §3.2), which exchanges a code or a refresh token for an
/// access token. A client with a secret authenticates with HTTP Basic, as the service documents. A public client
/// sends its ID in the body.
/// </summary>
internal sealed class TokenEndpoint(ServiceClient client, TickTickService service, ClientCredential credential, TimeProvider clock)
{
    /// <summary>Exchanges a code (RFC 6749 §4.1.3, RFC 7636 §4.5).</summary>
    /// <exception cref="TickTickException">
    /// <c>InvalidClient</c>, <c>InvalidGrant</c>, <c>RedirectMismatch</c>, <c>AnswerLost</c>,
    /// <c>TokenRequestRefused</c>,
    /// <c>ServiceUnavailable</c>, <c>ResponseInvalid</c>, and those of <see cref="ServiceClient.SendAsync"/>.
    /// </exception>
    public Task<AccessToken> ExchangeAsync(AuthorizationGrant grant, IReporter reporter, CancellationToken cancellationToken) => RequestAsync(
        [
            new("code", grant.Code),
            new("grant_type", "authorization_code"),
            new("scope", grant.Request.Scope),
            new("redirect_uri", grant.Request.RedirectUri.Text),
            new("code_verifier", grant.CodeVerifier),
        ],
        [grant.Code, grant.CodeVerifier],
        TokenSource.SignIn,
        reporter,
        cancellationToken);

    /// <summary>Exchanges a refresh token (RFC 6749 §6).</summary>
    /// <exception cref="TickTickException">See <see cref="ExchangeAsync"/>.</exception>
    public Task<AccessToken> RefreshAsync(string refreshToken, IReporter reporter, CancellationToken cancellationToken) => RequestAsync(
        [new("grant_type", "refresh_token"), new("refresh_token", refreshToken)],
        [refreshToken],
        TokenSource.Refresh,
        reporter,
        cancellationToken);

    private async Task<AccessToken> RequestAsync(
        List<KeyValuePair<string, string>> form,
        List<string> secrets,
        TokenSource source,
        IReporter reporter,
        CancellationToken cancellationToken)
    {
        string? secret = credential.RevealSecret();
        if (secret is null) form.Add(new("client_id", credential.ClientId));
        else secrets.Add(secret);

        // Repeating an exchange is harmless, because a used code only returns invalid_grant.
        var request = new ServiceRequest(HttpMethod.Post, service.TokenEndpoint, IsIdempotent: true)
        {
            Body = Encoding.UTF8.GetBytes(string.Join("&", form.Select(p => p.Key + "=" + Uri.EscapeDataString(p.Value)))),
            ContentType = "application/x-www-form-urlencoded",
            AuthorizationScheme = secret is null ? null : "Basic",
            AuthorizationParameter = secret is null ? null : Convert.ToBase64String(Encoding.UTF8.GetBytes($"{credential.ClientId}:{secret}")),
            Secrets = secrets,
        };
        ServiceResponse response = await client.SendAsync(request, reporter, cancellationToken).ConfigureAwait(false);
        return response.IsSuccess ? Read(response, source, form) : throw Failure(response, source);
    }

    private AccessToken Read(ServiceResponse response, TokenSource source, List<KeyValuePair<string, string>> form)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(response.Body);
            JsonElement root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Object && Text(root, "access_token") is { Length: > 0 } value)
            {
                string type = Text(root, "token_type") ?? "bearer";
                if (!type.Equals("bearer", StringComparison.OrdinalIgnoreCase))
                    throw Invalid("its token type is not bearer.");
                long? seconds = Seconds(root);
                return new AccessToken(value, service, source, clock)
                {
                    TokenType = type,
                    GrantedSeconds = seconds,
                    ExpiresAt = seconds is { } life ? DateTimeOffset.FromUnixTimeSeconds(clock.GetUtcNow().ToUnixTimeSeconds() + life) : null,
                    Scope = Text(root, "scope")?.Split([' '], StringSplitOptions.RemoveEmptyEntries) ?? [],
                    RefreshToken = Text(root, "refresh_token") ?? form.FirstOrDefault(static p => p.Key == "refresh_token").Value,
                    ClientId = credential.ClientId,
                };
            }
        }
        catch (JsonException)
        {
            // The error is reported below, because a parser's message can quote the body and with it the token.
        }

        throw Invalid("it contains no access token.");
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static long? Seconds(JsonElement root)
    {
        // A century is the limit, because a longer lifetime would overflow dates and means "no end" anyway.
        const double most = 100d * 366 * 24 * 60 * 60;
        if (!root.TryGetProperty("expires_in", out JsonElement value)) return null;
        double seconds = value.ValueKind switch
        {
            JsonValueKind.Number => value.GetDouble(),
            JsonValueKind.String when double.TryParse(value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out double parsed) => parsed,
            _ => double.NaN,
        };
        return double.IsNaN(seconds) ? null : (long)Math.Max(0, Math.Min(seconds, most));
    }

    private TickTickException Invalid(string why) => new(
        ErrorIds.ResponseInvalid,
        FailureKind.Protocol,
        $"The token response of {service.TokenEndpoint.Host} is not valid: {why}",
        "Check -Service, then run Connect-TickTick again.");

    private TickTickException Failure(ServiceResponse response, TokenSource source)
    {
        string words = response.Error is { } error ? $"{service} said: {error.ToString().TrimEnd('.')}." : $"{service} responded with HTTP {(int)response.StatusCode}.";
        switch (response.Error?.Code)
        {
            case "invalid_client" or "unauthorized" or "unauthorized_client":
                return new(
                    ErrorIds.InvalidClient,
                    FailureKind.Authentication,
                    $"The client ID or the client secret is wrong. {words}",
                    $"Copy both from {service.ManagementPage} and run Connect-TickTick -ClientId <id> -ClientSecret (Read-Host -AsSecureString).");
            case "invalid_grant" when response.Attempts > 1 && source == TokenSource.SignIn:
                return new(
                    ErrorIds.AnswerLost,
                    FailureKind.Connection,
                    $"The response to the first attempt was lost, and an authorization code can be used only once. {words}",
                    "Run Connect-TickTick again.");
            case "invalid_grant" when response.Error.Description.IndexOf("redirect", StringComparison.OrdinalIgnoreCase) >= 0:
                return new(
                    ErrorIds.RedirectMismatch,
                    FailureKind.Authentication,
                    $"The redirect URI does not match the registered one. {words}",
                    $"Register exactly this URI on {service.ManagementPage}, or pass the registered one with -RedirectUri.");
            case "invalid_grant":
                return new(
                    ErrorIds.InvalidGrant,
                    FailureKind.Authentication,
                    source == TokenSource.Refresh
                        ? $"The refresh token is no longer valid. {words}"
                        : $"The authorization code is invalid, has expired, or belongs to another app. {words}",
                    "Run Connect-TickTick to sign in again.");
            case { } when response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden:
                return new(
                    ErrorIds.TokenRequestRefused,
                    FailureKind.Authentication,
                    $"The token request was rejected. {words}",
                    $"Compare -ClientId, -Scope and -RedirectUri with the app on {service.ManagementPage}.");
            default:
                return new(
                    ErrorIds.ServiceUnavailable,
                    FailureKind.Connection,
                    $"No token is available at the moment. {words}",
                    "Run the command again later.");
        }
    }
}
