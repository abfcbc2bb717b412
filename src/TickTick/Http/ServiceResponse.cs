using System;
using System.Net;

namespace TickTick.Http;

/// <summary>The service's whole answer to one call.</summary>
/// <param name="StatusCode">The HTTP status.</param>
/// <param name="Body">The body, complete: a truncated one never gets here.</param>
/// <param name="RetryAfter">What the answer's <c>Retry-After</c> asks for, counted from its arrival (RFC 9110 §10.2.3).</param>
/// <param name="Date">The service's clock, from the <c>Date</c> header.</param>
/// <param name="Error">The error that the body tells of, in the service's own words, free of secrets; null where it tells none.</param>
/// <param name="Attempts">How often the call was sent until this answer came.</param>
internal sealed record ServiceResponse(
    HttpStatusCode StatusCode,
    byte[] Body,
    TimeSpan? RetryAfter,
    DateTimeOffset? Date,
    ServiceError? Error,
    int Attempts)
{
    /// <summary>Whether the status is one of success (2xx).</summary>
    public bool IsSuccess => (int)StatusCode is >= 200 and <= 299;

    /// <summary>Status only: a body may echo secrets.</summary>
    public override string ToString() => $"HTTP {(int)StatusCode}";
}
