using System;
using System.Buffers;
using System.Net;

namespace TickTick.Http;

/// <summary>Represents the complete response to a request.</summary>
internal sealed record ServiceResponse(
    HttpStatusCode StatusCode,
    ReadOnlySequence<byte> Body,
    TimeSpan? RetryAfter,
    DateTimeOffset? Date,
    ServiceError? Error,
    int Attempts)
{
    public bool IsSuccess => (int)StatusCode is >= 200 and <= 299;

    /// <summary>Gets whether the request was rejected because the rate limit is reached.</summary>
    public bool IsOverLimit => (int)StatusCode == 429 || Error?.Code == ServiceError.QueryLimit;

    /// <summary>Gets whether the body is empty.</summary>
    public bool IsBlank => FirstByte is null;

    /// <summary>
    /// Gets whether something else than the service seems to have answered: a page instead of JSON, as from the
    /// sign-in portal of a network, a proxy or a web filter.
    /// </summary>
    public bool IsForeign => Error is null && FirstByte is not (null or (byte)'{' or (byte)'[');

    /// <summary>
    /// Gets the status or, for an error code that the service sent with status 500, the status that the code
    /// represents.
    /// </summary>
    public int Status => (int)StatusCode < 500 || Error is null ? (int)StatusCode
        : Error.IsPermissionDenied ? 403
        : Error.IsNotFound ? 404
        : (int)StatusCode;

    /// <summary>
    /// Gets whether the service failed, or gave up on the request (RFC 9110 §15.5.9, RFC 8470 §5.2), which does not tell
    /// whether it was carried out.
    /// </summary>
    public bool IsFailure => !IsOverLimit && Status is >= 500 or 408 or 425;

    /// <summary>Gets whether a repeated DELETE did not find what the first one removed.</summary>
    public bool IsRemovedBefore => Status == 404 && Attempts > 1;

    /// <summary>Gets the first byte that is not whitespace (RFC 8259 §2).</summary>
    private byte? FirstByte
    {
        get
        {
            foreach (ReadOnlyMemory<byte> part in Body)
            {
                foreach (byte b in part.Span)
                {
                    if (b is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')) return b;
                }
            }

            return null;
        }
    }

    /// <summary>Returns the status only, because the body can contain secrets.</summary>
    public override string ToString() => $"HTTP {(int)StatusCode}";

    /// <summary>Creates the exception for a response that is not the service's.</summary>
    public TickTickException ToForeignFailure(string request, TickTickService service) => new(
        ErrorIds.ResponseInvalid,
        $"{request}: the response (HTTP {(int)StatusCode}) is not in the format of {service}. The sign-in portal of a network, a proxy or a web filter may have replaced it.",
        $"Open {service.AuthorizationEndpoint.GetLeftPart(UriPartial.Authority)} in a browser on this network, then run the command again.");
}
