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

    /// <summary>Whether the body holds nothing.</summary>
    public bool IsBlank => Array.TrueForAll(Body, static b => b is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n');

    /// <summary>The status, or the one that an error code stands for which the service sent with a 500: its refusals come that way, too.</summary>
    public int Status => (int)StatusCode < 500 || Error is null ? (int)StatusCode
        : Error.IsPermissionDenied ? 403
        : Error.IsNotFound ? 404
        : (int)StatusCode;

    /// <summary>Status only: a body may echo secrets.</summary>
    public override string ToString() => $"HTTP {(int)StatusCode}";
}
