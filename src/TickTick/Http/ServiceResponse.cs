using System;
using System.Net;

namespace TickTick.Http;

/// <summary>The service's whole answer to one call.</summary>
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
