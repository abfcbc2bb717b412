using System;
using System.Collections.Generic;
using System.Text.Json;

namespace TickTick.Http;

/// <summary>
/// An error in the service's own words: the token endpoint's (RFC 6749 §5.2) or the Open API's
/// (<c>errorId, errorCode, errorMessage</c>). Holds nothing else of the body, and no secret: see <see cref="Redaction"/>.
/// </summary>
internal sealed record ServiceError(string Code, string Description)
{
    /// <summary>The code with which the Open API refuses a request over its rate limit, on HTTP 500.</summary>
    public const string QueryLimit = "exceed_query_limit";

    /// <summary>Whether the code says that the account may not do this.</summary>
    public bool IsPermissionDenied => Code == "access_forbidden"
        || (Code.StartsWith("no_", StringComparison.Ordinal) && Code.EndsWith("_permission", StringComparison.Ordinal));

    /// <summary>Whether the code says that something does not exist.</summary>
    public bool IsNotFound => Code.EndsWith("_not_found", StringComparison.Ordinal);

    /// <summary>Reads the error out of an answer's body.</summary>
    public static ServiceError? Read(byte[] body, IReadOnlyList<string>? secrets = null)
    {
        if (body.Length is 0 or > 65536) return null;
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object) return null;
            string? code = Text(root, "error") ?? Text(root, "errorCode");
            if (code is null) return null;
            string description = Text(root, "error_description") ?? Text(root, "errorMessage") ?? string.Empty;
            return new ServiceError(Redaction.Clean(code, 64, secrets), Redaction.Clean(description, 300, secrets));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The error as one phrase for a message.</summary>
    public override string ToString() => Description.Length == 0 ? Code : $"{Code}: {Description}";

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
