using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TickTick.Sandbox;

/// <summary>How JSON is written and read.</summary>
internal static class SandboxJson
{
    /// <summary>As the live service writes: camel case, characters as they are.</summary>
    public static readonly JsonSerializerOptions Wire = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>As the control calls read and write: enums by name, and a misspelt member is an error.</summary>
    public static readonly JsonSerializerOptions Control = new(Wire)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };
}
