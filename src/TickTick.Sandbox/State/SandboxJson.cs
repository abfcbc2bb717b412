using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TickTick.Sandbox.State;

/// <summary>Provides the JSON options.</summary>
internal static class SandboxJson
{
    /// <summary>The options of the live service's format: camel case, and characters that are not escaped.</summary>
    public static readonly JsonSerializerOptions Wire = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The options of the control API: enumerations by name, and an unknown member is an error.</summary>
    public static readonly JsonSerializerOptions Control = new(Wire)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };
}
