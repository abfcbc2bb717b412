using System;
using System.Collections;
using System.Collections.Generic;
using System.Text.Json;

namespace TickTick.Api.Json;

/// <summary>
/// The things in a JSON array, read one by one as they are asked for. The whole text is checked first, so that no half of a
/// list is ever handed out.
/// </summary>
/// <typeparam name="T">The kind of thing.</typeparam>
internal sealed class JsonSequence<T> : IEnumerable<T>
    where T : TickTickResource, new()
{
    private readonly ReadOnlyMemory<byte> _array;
    private readonly JsonShape<T> _shape;
    private readonly JsonReadContext _context;

    /// <summary>Checks an array.</summary>
    /// <param name="array">JSON: an array, or null for an empty one.</param>
    /// <param name="shape">How its things are read.</param>
    /// <param name="context">What belongs to the reading.</param>
    /// <exception cref="JsonException">It is neither.</exception>
    public JsonSequence(ReadOnlyMemory<byte> array, JsonShape<T> shape, JsonReadContext context)
    {
        _array = array;
        _shape = shape;
        _context = context;
        Count = CountItems(array.Span);
    }

    /// <summary>How many there are.</summary>
    public int Count { get; }

    /// <inheritdoc />
    public IEnumerator<T> GetEnumerator()
    {
        int offset = 0;
        JsonReaderState state = default;
        for (int i = 0; i < Count; i++) yield return ReadNext(ref offset, ref state);
    }

    /// <inheritdoc />
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static int CountItems(ReadOnlySpan<byte> array)
    {
        var reader = new Utf8JsonReader(array);
        reader.Read();
        int count = 0;
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException("A list of objects was expected.");
                reader.Skip();
                count++;
            }
        }
        else if (reader.TokenType != JsonTokenType.Null)
        {
            throw new JsonException("A list was expected.");
        }

        reader.Read();
        return count;
    }

    private T ReadNext(ref int offset, ref JsonReaderState state)
    {
        var reader = new Utf8JsonReader(_array.Span.Slice(offset), isFinalBlock: true, state);
        while (reader.TokenType != JsonTokenType.StartObject) reader.Read();
        T thing = _shape.Read(ref reader, _context);
        offset += (int)reader.BytesConsumed;
        state = reader.CurrentState;
        return thing;
    }
}
