using System;
using System.Net;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using TickTick.Http;
using TickTick.Tokens;

namespace TickTick.Sessions;

/// <summary>Tests whether the service still accepts a token, which can be revoked before it expires.</summary>
internal static class TokenCheck
{
    /// <summary>Sends a request to the service that issued the token.</summary>
    /// <exception cref="TickTickException">
    /// <c>ServiceUnavailable</c>, <c>ResponseInvalid</c> and those of <see cref="ServiceClient.SendAsync"/>: the
    /// result is unknown.
    /// </exception>
    public static async Task<bool> IsAcceptedAsync(AccessToken token, ServiceClient client, IReporter reporter, CancellationToken cancellationToken)
    {
        var request = new ServiceRequest(HttpMethod.Get, new Uri(token.Service.ApiBaseAddress, "project"), IsIdempotent: true)
        {
            AuthorizationScheme = "Bearer",
            AuthorizationParameter = token.Value,
        };
        ServiceResponse response = await client.SendAsync(request, reporter, cancellationToken).ConfigureAwait(false);
        // Only an answer in the service's form decides, because a portal or a web filter answers with any status.
        if (response.IsSuccess ? IsList(response.Body) : response.Status == 403 && response.Error is not null) return true;
        if (response.StatusCode == HttpStatusCode.Unauthorized && response.Error is not null) return false;
        if ((int)response.StatusCode is < 500 and not 429 || response.IsForeign) throw response.ToForeignFailure(request.ToString(), token.Service);
        throw new TickTickException(
            ErrorIds.ServiceUnavailable,
            FailureKind.Connection,
            $"{token.Service} did not report whether it accepts the token. It responded with {response}{(response.Error is { } error ? $" ({error})" : string.Empty)}.",
            "Run the command again later, or omit -Online.");
    }

    private static bool IsList(byte[] body)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Array;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
