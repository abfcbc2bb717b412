using System;
using System.Net;

namespace TickTick.Http;

/// <summary>Represents the complete response to a request.</summary>
internal sealed record ServiceResponse(
    HttpStatusCode StatusCode,
    byte[] Body,
    TimeSpan? RetryAfter,
    DateTimeOffset? Date,
    ServiceError? Error,
    int Attempts)
{
    public bool IsSuccess => (int)StatusCode is >= 200 and <= 299;

    /// <summary>Gets whether the request was rejected because the rate limit is reached.</summary>
    public bool IsOverLimit => (int)StatusCode == 429 || Error?.Code == ServiceError.QueryLimit;

    /// <summary>Gets whether the body is empty.</summary>
    public bool IsBlank => Array.TrueForAll(Body, static b => b is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n');

    /// <summary>
    /// Gets whether something else than the service seems to have answered: a page instead of JSON, as from the
    /// sign-in portal of a network, a proxy or a web filter.
    /// </summary>
    public bool IsForeign => Error is null && !IsBlank && Body[Array.FindIndex(Body, static b => b > ' ')] is not ((byte)'{' or (byte)'[');

    /// <summary>
    /// Gets the status or, for an error code that the service sent with status 500, the status that the code
    /// represents.
    /// </summary>
    public int Status => (int)StatusCode < 500 || Error is null ? (int)StatusCode
        : Error.IsPermissionDenied ? 403
        : Error.IsNotFound ? 404
        : (int)StatusCode;

    /// <summary>Returns the status only, because the body can contain secrets.</summary>
    public override string ToString() => $"HTTP {(int)StatusCode}";

    /// <summary>Creates the exception for a response that is not the service's.</summary>
    public TickTickException ToForeignFailure(string request, TickTickService service) => new(
        ErrorIds.ResponseInvalid,
        FailureKind.Protocol,
        $"{request}: the response (HTTP {(int)StatusCode}) is not in the format of {service}. The sign-in portal of a network, a proxy or a web filter may have replaced it.",
        $"Open {service.AuthorizationEndpoint.GetLeftPart(UriPartial.Authority)} in a browser on this network, then run the command again.");
}
