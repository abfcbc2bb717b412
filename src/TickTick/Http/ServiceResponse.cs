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

    /// <summary>Gets whether the body is empty.</summary>
    public bool IsBlank => Array.TrueForAll(Body, static b => b is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n');

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
}
