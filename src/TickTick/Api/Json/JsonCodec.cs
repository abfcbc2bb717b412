using System.Text.Json;

namespace TickTick.Api.Json;

/// <summary>How values of one kind are read, written and compared.</summary>
/// <typeparam name="TValue">The property's type; its default means that there is none.</typeparam>
internal abstract class JsonCodec<TValue>
{
    /// <summary>Reads the value that the reader is at.</summary>
    /// <param name="reader">At a token that is not null.</param>
    /// <param name="context">What belongs to the reading.</param>
    /// <param name="value">The value.</param>
    /// <returns>False where it is none of this kind: then the field is kept as it came.</returns>
    public abstract bool TryRead(ref Utf8JsonReader reader, JsonReadContext context, out TValue value);

    /// <summary>Writes a value that is there.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="value">The value.</param>
    public abstract void Write(Utf8JsonWriter writer, TValue value);

    /// <summary>Whether a value that was sent is the one that came back.</summary>
    /// <param name="sent">What was sent.</param>
    /// <param name="found">What the service tells.</param>
    /// <returns>Whether they mean the same.</returns>
    public abstract bool IsSame(TValue sent, TValue found);

    /// <summary>Whether a value that was found may be what the service made of the one that was sent.</summary>
    /// <param name="sent">What was sent.</param>
    /// <param name="found">What the service tells.</param>
    /// <returns>Whether it may; true in doubt.</returns>
    public virtual bool MayBe(TValue sent, TValue found) => IsSame(sent, found);

    /// <summary>Whether the value is what a thing has for which nobody set one.</summary>
    /// <param name="value">The value.</param>
    /// <returns>Whether it is.</returns>
    public abstract bool IsEmpty(TValue value);
}
