using System;
using System.Buffers;
using System.Collections.Generic;
using System.Text.Json;

namespace TickTick.Http;

/// <summary>
/// Represents an error in the service's words: that of a redirect (RFC 6749 §4.1.2.1), of the token endpoint (§5.2) or
/// of the Open API (<c>errorId, errorCode, errorMessage</c>). Contains nothing else from the body, and no secret (see <see cref="Redaction"/>).
/// </summary>
internal sealed record ServiceError(string Code, string Description)
{
    /// <summary>The Open API's error code for an exceeded rate limit, with HTTP 500.</summary>
    public const string QueryLimit = "exceed_query_limit";

    /// <summary>Gets whether the error code means that the user did not allow the app (RFC 6749 §4.1.2.1).</summary>
    public bool IsDenial => Code == "access_denied";

    /// <summary>Gets whether the error code means that the account has no permission.</summary>
    public bool IsPermissionDenied => Code == "access_forbidden"
        || (Code.StartsWith("no_", StringComparison.Ordinal) && Code.EndsWith("_permission", StringComparison.Ordinal));

    /// <summary>Gets whether the error code means that the token does not permit the call (RFC 6750 §3.1).</summary>
    public bool IsScopeMissing => Code == "insufficient_scope";

    /// <summary>Gets whether the error code means that a resource does not exist.</summary>
    public bool IsNotFound => Code.EndsWith("_not_found", StringComparison.Ordinal);

    /// <summary>Reads the error from the body of a response.</summary>
    public static ServiceError? Read(ReadOnlySequence<byte> body, IReadOnlyList<string>? secrets = null)
    {
        if (body.Length is 0 or > 65536) return null;
        using JsonDocument? document = ResponseJson.TryParseObject(body);
        if (document is null) return null;
        JsonElement root = document.RootElement;
        string? code = ResponseJson.Text(root, "error") ?? ResponseJson.Text(root, "errorCode");
        if (code is null) return null;
        string description = ResponseJson.Text(root, "error_description") ?? ResponseJson.Text(root, "errorMessage") ?? string.Empty;
        return new ServiceError(Redaction.Clean(code, 64, secrets), Redaction.Clean(description, 300, secrets));
    }

    /// <summary>Returns the error as a phrase for a message.</summary>
    public override string ToString() => Description.Length == 0 ? Code : $"{Code}: {Description}";
}
