using System;
using System.Buffers;
using System.Text.Json;

namespace TickTick.Http;

/// <summary>Reads JSON that a server sent, which can be invalid in every way.</summary>
internal static class ResponseJson
{
    /// <summary>Parses a body that must be a JSON object, or returns null if it is not.</summary>
    public static JsonDocument? TryParseObject(ReadOnlySequence<byte> body)
    {
        try
        {
            JsonDocument document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind == JsonValueKind.Object) return document;
            document.Dispose();
        }
        catch (JsonException)
        {
            // The message of the exception can quote the body.
        }

        return null;
    }

    /// <summary>Returns the text of a property, or null if it is missing, not a string or not valid text.</summary>
    public static string? Text(JsonElement root, string name)
    {
        try
        {
            return Find(root, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // Bytes that are not UTF-8, or half of a surrogate pair.
            return null;
        }
    }

    /// <summary>Returns a property, or null if it is missing or if the name of any property is not valid text.</summary>
    public static JsonElement? Find(JsonElement root, string name)
    {
        try
        {
            return root.TryGetProperty(name, out JsonElement value) ? value : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
