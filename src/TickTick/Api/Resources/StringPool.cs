using System.Text.Json;

namespace TickTick.Api.Resources;

/// <summary>Returns the same string instance for equal bytes, for values that repeat within a response.</summary>
internal sealed class StringPool
{
    private const int Size = 256;
    private const int LongestText = 64;
    private readonly string?[] _texts = new string?[Size];

    /// <summary>Returns the string at the reader's position.</summary>
    public string Get(ref Utf8JsonReader reader)
    {
        if (reader.HasValueSequence || reader.ValueIsEscaped || reader.ValueSpan.Length > LongestText) return JsonText.Get(ref reader);

        uint hash = 2166136261;
        foreach (byte b in reader.ValueSpan) hash = (hash ^ b) * 16777619;
        ref string? slot = ref _texts[hash % Size];
        if (slot is not null && reader.ValueTextEquals(slot)) return slot;
        return slot = JsonText.Get(ref reader);
    }
}
