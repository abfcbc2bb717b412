using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TickTick.Sandbox.State;

/// <summary>
/// A JSON object of the account that never changes: an edit makes a new one. So any number of requests may read it,
/// and members the sandbox knows nothing about stay as they were sent.
/// </summary>
internal sealed class Document
{
    private readonly JsonElement _root;

    /// <summary>Freezes an object.</summary>
    public Document(JsonObject fields)
        : this(JsonElement.Parse(JsonSerializer.SerializeToUtf8Bytes(fields, SandboxJson.Wire)))
    {
    }

    /// <summary>Takes an object as it was read.</summary>
    public Document(JsonElement root) => _root = root;

    /// <summary>The object's <c>id</c>.</summary>
    public string Id => Text("id") ?? "";

    /// <summary>A text member.</summary>
    public string? Text(string name) =>
        _root.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>A whole-number member.</summary>
    public long? Number(string name) =>
        _root.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long number) ? number : null;

    /// <summary>A member that is an array of texts.</summary>
    public IReadOnlyList<string> Texts(string name) =>
        _root.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)]
            : [];

    /// <summary>A date member.</summary>
    public DateTimeOffset? Instant(string name) => WireDate.Parse(Text(name));

    /// <summary>A copy that can be changed.</summary>
    public JsonObject Edit() => JsonObject.Create(_root)!;

    /// <summary>Writes the object.</summary>
    public void WriteTo(Utf8JsonWriter writer) => writer.WriteRawValue(JsonMarshal.GetRawUtf8Value(_root), skipInputValidation: true);
}
