using System.Buffers;
using System.Collections.Generic;
using System.Text.Json;

namespace TickTick.Api.Resources;

/// <summary>Describes the fields of a resource, and reads and writes them.</summary>
internal sealed class ResourceSchema<T> : FieldTable
    where T : TickTickResource, new()
{
    // Every use checks this guess, so threads may overwrite each other's value.
    private Field? _first;

    public T Read(ref Utf8JsonReader reader, JsonReadContext context)
    {
        var target = new T();
        target.BeginReading();
        Field? last = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            Field? field = Find(ref reader, last);
            string? name = field is null ? JsonText.Get(ref reader) : null;
            reader.Read();
            last = field ?? last;
            if (field is null)
            {
                target.AddExtension(name!, JsonValue.Read(ref reader));
            }
            else if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
            {
                Utf8JsonReader start = reader;
                if (TryRead(ref reader, field, target, context)) continue;
                reader = start;
                target.AddExtension(field.Name, JsonValue.Read(ref reader));
            }
            else if (reader.TokenType != JsonTokenType.Null && !TryRead(ref reader, field, target, context))
            {
                target.AddExtension(field.Name, JsonValue.Read(ref reader));
            }
        }

        target.EndReading(context);
        return target;
    }

    /// <summary>Reads the resource in a response.</summary>
    /// <exception cref="JsonException">The body is not a JSON object.</exception>
    public T? Read(ReadOnlySequence<byte> body, JsonReadContext context)
    {
        var reader = new Utf8JsonReader(body);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) throw new JsonException("An object was expected.");
        Utf8JsonReader probe = reader;
        if (probe.Read() && probe.TokenType == JsonTokenType.EndObject) return null;
        return Read(ref reader, context);
    }

    /// <summary>Reads a list of resources.</summary>
    /// <exception cref="JsonException">The value is not a JSON list.</exception>
    public List<T> ReadList(ref Utf8JsonReader reader, JsonReadContext context)
    {
        var resources = new List<T>();
        if (reader.TokenType == JsonTokenType.Null) return resources;
        if (reader.TokenType != JsonTokenType.StartArray) throw new JsonException("A list was expected.");
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException("A list of objects was expected.");
            resources.Add(Read(ref reader, context));
        }

        return resources;
    }

    /// <summary>Reads the list of resources in a response.</summary>
    /// <exception cref="JsonException">The body is not a JSON list. No resource is returned then.</exception>
    public List<T> ReadList(ReadOnlySequence<byte> body, JsonReadContext context)
    {
        var reader = new Utf8JsonReader(body);
        if (!reader.Read() || reader.TokenType == JsonTokenType.Null) throw new JsonException("A list was expected.");
        List<T> resources = ReadList(ref reader, context);
        reader.Read();
        return resources;
    }

    private static bool TryRead(ref Utf8JsonReader reader, Field field, T target, JsonReadContext context)
    {
        if (!field.Codec.TryRead(ref reader, context, out object? value)) return false;
        target.Load(field, value);
        return true;
    }

    // A service writes the fields of a resource in a fixed order, so the field that followed last time nearly always
    // follows again.
    private Field? Find(ref Utf8JsonReader reader, Field? last)
    {
        Field? expected = last is null ? _first : last.Follower;
        if (expected is not null && JsonText.Is(ref reader, expected.Utf8Name)) return expected;
        foreach (Field field in Fields)
        {
            if (!JsonText.Is(ref reader, field.Utf8Name)) continue;
            if (last is null) _first = field;
            else last.Follower = field;
            return field;
        }

        return null;
    }
}
