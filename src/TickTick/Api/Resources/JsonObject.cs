using System;
using System.Collections.Generic;
using System.Text;

namespace TickTick.Api.Resources;

/// <summary>
/// Represents a JSON object as a dictionary. Its text is JSON, so that Export-Csv writes the values and not the name of a
/// type.
/// </summary>
internal sealed class JsonObject : Dictionary<string, object?>
{
    /// <summary>Initializes an empty object.</summary>
    public JsonObject()
        : base(StringComparer.Ordinal)
    {
    }

    /// <summary>Initializes a copy.</summary>
    public JsonObject(JsonObject other)
        : base(other, StringComparer.Ordinal)
    {
    }

    /// <inheritdoc />
    public override string ToString() => Count == 0 ? string.Empty : Encoding.UTF8.GetString(JsonValue.ToUtf8(this));
}
