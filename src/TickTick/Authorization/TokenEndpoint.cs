using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using TickTick.Http;
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
    /// <remarks>
    /// A server that rotates refresh tokens revokes the whole sign-in if one is used twice (RFC 9700 §4.14.2), so the
    /// request is not repeated after a lost response.
    /// </remarks>
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
        if (credential.IsPublic) form.Add(new("client_id", credential.ClientId));
        secrets.AddRange(credential.Secrets);
        // Repeating the exchange of a code is harmless, because a used code only returns invalid_grant.
        var request = new ServiceRequest(HttpMethod.Post, service.TokenEndpoint, IsIdempotent: source == TokenSource.SignIn)
        {
            Body = Encoding.UTF8.GetBytes(string.Join("&", form.Select(p => p.Key + "=" + Uri.EscapeDataString(p.Value)))),
            ContentType = "application/x-www-form-urlencoded",
            Secrets = secrets,
        };
        ServiceResponse response = null!;
        foreach (string? basic in credential.BasicFor(service))
        {
            ServiceRequest signed = basic is null ? request : request with { AuthorizationScheme = "Basic", AuthorizationParameter = basic };
            SendResult result = await client.TrySendAsync(signed, reporter, cancellationToken).ConfigureAwait(false);
            if (source == TokenSource.Refresh && result is { Response: null, MayHaveBeenCarriedOut: true }) throw RefreshLost(result.Reason);
            response = result.EnsureResponse();
            if (!IsInvalidClient(response)) break;
        }

        return response.IsSuccess ? Read(response, source, form) : throw Failure(response, source);
    }

    // RFC 6749 §5.2: a server can answer 401 if the client tried to authenticate with a header.
    private static bool IsInvalidClient(ServiceResponse response) =>
        response.Error is { } error ? error.Code == "invalid_client" : response.StatusCode == HttpStatusCode.Unauthorized;

    private AccessToken Read(ServiceResponse response, TokenSource source, List<KeyValuePair<string, string>> form)
    {
        try
        {
            string? previous = form.FirstOrDefault(static p => p.Key == "refresh_token").Value;
            return TokenResponse.Read(response.Body, service, source, credential.ClientId, previous, clock);
        }
        catch (TokenFieldException problem)
        {
            throw Invalid($"{problem.Message}.");
        }
    }

    private TickTickException Invalid(string why) => new(
        ErrorIds.ResponseInvalid,
        $"The token response of {service.TokenEndpoint.Host} is not valid: {why}",
        $"Check -Service, and whether a proxy or the sign-in page of this network answers for {service.TokenEndpoint.Host}, then run Connect-TickTick again.");

    private TickTickException Failure(ServiceResponse response, TokenSource source)
    {
        string words = response.Error is { } error ? $"{service} said: {error.ToString().TrimEnd('.')}." : $"{service} responded with HTTP {(int)response.StatusCode}.";
        switch (response.Error?.Code)
        {
            case null when source == TokenSource.Refresh && response.StatusCode is HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout:
                return RefreshLost($"HTTP {(int)response.StatusCode}");
            case null when (int)response.StatusCode is >= 300 and <= 399:
                return Invalid($"{service.TokenEndpoint} redirects to another address (HTTP {(int)response.StatusCode}).");
            case null when response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed or HttpStatusCode.Gone:
                return Invalid($"there is no token endpoint at {service.TokenEndpoint} (HTTP {(int)response.StatusCode}).");
            case null when response.StatusCode == HttpStatusCode.Unauthorized:
            case "invalid_client" or "unauthorized" or "unauthorized_client":
                return new(
                    ErrorIds.InvalidClient,
                    $"The client ID or the client secret is wrong. {words}",
                    $"Copy both from {service.ManagementPage} and run Connect-TickTick -ClientId <id> -ClientSecret (Read-Host -AsSecureString).");
            case "invalid_grant" when response.Attempts > 1 && source == TokenSource.SignIn:
                return new(
                    ErrorIds.AnswerLost,
                    $"The response to the first attempt was lost, and an authorization code can be used only once. {words}",
                    "Run Connect-TickTick again.");
            case "invalid_grant" when response.Error.Description.IndexOf("redirect", StringComparison.OrdinalIgnoreCase) >= 0:
                return new(
                    ErrorIds.RedirectMismatch,
                    $"The redirect URI does not match the registered one. {words}",
                    $"Register exactly this URI on {service.ManagementPage}, or pass the registered one with -RedirectUri.");
            case "invalid_grant":
                return new(
                    ErrorIds.InvalidGrant,
                    source == TokenSource.Refresh
                        ? $"The refresh token is no longer valid. {words}"
                        : $"The authorization code is invalid, has expired, or belongs to another app. {words}",
                    "Run Connect-TickTick to sign in again.");
            case { } or null when response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden:
                return new(
                    ErrorIds.TokenRequestRefused,
                    $"The token request was rejected. {words}",
                    $"Compare -ClientId, -Scope and -RedirectUri with the app on {service.ManagementPage}.");
            default:
                return new(
                    ErrorIds.ServiceUnavailable,
                    $"No token is available at the moment. {words}",
                    "Run the command again later.");
        }
    }

    private static TickTickException RefreshLost(string reason) => new(
        ErrorIds.AnswerLost,
        $"The response to the refresh was lost ({reason}), and a refresh token may be valid only once.",
        "Run Connect-TickTick to sign in again.");
}
