using System.Text.Json;

namespace TickTick.Api.Resources;

/// <summary>Reads and writes JSON values of one kind. A null value means that there is none.</summary>
/// <remarks>
/// The class is not generic, because generic instantiations over value types of the framework, such as a date, are
/// not compiled ahead of time, and the first list would wait for a hundred such methods.
/// </remarks>
internal abstract class JsonCodec
{
    /// <summary>Reads the value at the reader's position.</summary>
    public abstract bool TryRead(ref Utf8JsonReader reader, JsonReadContext context, out object? value);

    /// <summary>Writes a value that is not null.</summary>
    public abstract void Write(Utf8JsonWriter writer, object value);
}
