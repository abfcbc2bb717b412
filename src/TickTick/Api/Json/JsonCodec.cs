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
    /// <param name="reader">At a token that is not null.</param>
    /// <param name="context">What belongs to the reading.</param>
    /// <param name="value">The value.</param>
    /// <returns>False where it is none of this kind: then the field is kept as it came.</returns>
    public abstract bool TryRead(ref Utf8JsonReader reader, JsonReadContext context, out object? value);

    /// <summary>Writes a value that is there.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="value">The value.</param>
    public abstract void Write(Utf8JsonWriter writer, object value);

    /// <summary>Whether a value that was sent is the one that came back.</summary>
    /// <param name="sent">What was sent.</param>
    /// <param name="found">What the service tells.</param>
    /// <returns>Whether they mean the same.</returns>
    public abstract bool IsSame(object? sent, object? found);

    /// <summary>Whether a value that was found may be what the service made of the one that was sent.</summary>
    /// <param name="sent">What was sent.</param>
    /// <param name="found">What the service tells.</param>
    /// <returns>Whether it may; true in doubt.</returns>
    public virtual bool MayBe(object? sent, object? found) => IsSame(sent, found);

    /// <summary>Whether the value is what a thing has for which nobody set one.</summary>
    /// <param name="value">The value.</param>
    /// <returns>Whether it is.</returns>
    public abstract bool IsEmpty(object? value);
}
