using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TickTick.Sandbox.State;

/// <summary>
/// Represents an immutable JSON object of the account. Concurrent requests can read it, and members that the sandbox
/// does not know are preserved.
/// </summary>
internal sealed class Document
{
    private readonly JsonElement _root;

    public Document(JsonObject fields) => _root = JsonElement.Parse(JsonSerializer.SerializeToUtf8Bytes(fields, SandboxJson.Wire));

    /// <summary>Gets the <c>id</c> member.</summary>
    public string Id => Text("id") ?? "";

    public string? Text(string name) =>
        _root.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public long? Number(string name) =>
        _root.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long number) ? number : null;

    public IReadOnlyList<string> Texts(string name) =>
        _root.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)]
            : [];

    public DateTimeOffset? Instant(string name) => WireDate.Parse(Text(name));

    /// <summary>Returns a copy that can be changed.</summary>
    public JsonObject Edit() => JsonObject.Create(_root)!;

    public void WriteTo(Utf8JsonWriter writer) => writer.WriteRawValue(JsonMarshal.GetRawUtf8Value(_root), skipInputValidation: true);
}
