using System.Text.Json;

namespace TickTick.Api.Json;

/// <summary>How values of one kind are read, written and compared; null means that there is none.</summary>
/// <remarks>
/// Not generic: what is generic over a value type of the framework's, such as a date, is not compiled ahead of time, and a
/// first list would wait for a hundred such methods.
/// </remarks>
internal abstract class JsonCodec
{
    /// <summary>Reads the value that the reader is at.</summary>
    public abstract bool TryRead(ref Utf8JsonReader reader, JsonReadContext context, out object? value);

    /// <summary>Writes a value that is there.</summary>
    public abstract void Write(Utf8JsonWriter writer, object value);

    /// <summary>Whether a value that was sent is the one that came back.</summary>
    public abstract bool IsSame(object? sent, object? found);

    /// <summary>Whether a value that was found may be what the service made of the one that was sent.</summary>
    public virtual bool MayBe(object? sent, object? found) => IsSame(sent, found);

    /// <summary>Whether the value is what a thing has for which nobody set one.</summary>
    public abstract bool IsEmpty(object? value);
}
