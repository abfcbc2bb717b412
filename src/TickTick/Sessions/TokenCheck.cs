using System;
using System.Buffers;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
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
    /// <summary>What it means that nothing was given to test, and what to do.</summary>
    public const string NoToken = $"The value of -Token is null, or a session without a token. {SignIn}";

    private const string SignIn = "Run Connect-TickTick to sign in.";
    private const string SignInAgain = "Run Connect-TickTick -Force to sign in again.";

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
            $"{token.Service} did not report whether it accepts the token. It responded with {response}{(response.Error is { } error ? $" ({error})" : string.Empty)}.",
            "Run the command again later, or omit -Online.");
    }

    /// <summary>Returns why a token cannot be used and what to do, or null if it can, as far as it shows.</summary>
    public static string? WhyUnusable(AccessToken token, TimeSpan minimumLifetime, DateTimeOffset now)
    {
        if (token.LivesLongerThan(minimumLifetime, now)) return null;
        TimeSpan left = token.ExpiresAt!.Value - now;
        string problem = left <= TimeSpan.Zero
            ? $"The {token.Service} access token expired at {token.ExpiresAt:u}."
            : string.Format(CultureInfo.InvariantCulture, "The {0} access token expires in {1:0} s, which is less than {2:0.###} s (-MinimumLifetime).", token.Service, left.TotalSeconds, minimumLifetime.TotalSeconds);
        return $"{problem} {SignInAgain}";
    }

    /// <summary>Returns why no source has a token, and what to do.</summary>
    public static string WhyNone(TickTickSession session, IReadOnlyCollection<SkippedSource> skipped) =>
        $"{Lack(session.Service, skipped)}. {(skipped.Any(static source => source.ExpiresTooSoon) ? "Before it expires, a sign-in returns the same token. " : string.Empty)}{session.SignInAdvice} Sources tried: {SkippedSource.Describe(skipped)}.";

    /// <summary>Returns what the sources lack, as a clause.</summary>
    public static string Lack(TickTickService service, IEnumerable<SkippedSource> skipped) =>
        skipped.Any(static source => source.HasExpired) ? $"The {service} access token has expired"
        : skipped.Any(static source => source.ExpiresTooSoon) ? $"The {service} access token is valid, but expires sooner than -MinimumLifetime allows"
        : $"No {service} access token is available";

    /// <summary>Returns what it means that the service rejected a token, and what to do.</summary>
    public static string WhyRejected(AccessToken token) => $"{token.Service} rejected the access token. It was revoked, or belongs to another service. {SignInAgain}";

    private static bool IsList(ReadOnlySequence<byte> body)
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
