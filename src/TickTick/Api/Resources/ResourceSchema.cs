using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TickTick.Api.Resources;

/// <summary>Describes the fields of a resource: how it is read from JSON, written to JSON and compared.</summary>
internal sealed class ResourceSchema<T>
    where T : TickTickResource, new()
{
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<Field> _fields = [];

    // Every use checks this guess, so threads may overwrite each other's value.
    private Field? _first;

    /// <summary>
    /// Adds a field. The result of <c>getWritten</c> is written instead of the property's value, for a field that has
    /// a different meaning for the service.
    /// </summary>
    public ResourceSchema<T> Add(
        string property,
        string name,
        JsonCodec codec,
        Func<T, object?> get,
        Action<T, object?> set,
        MatchRole role = MatchRole.None,
        Func<T, object?>? getWritten = null)
    {
        _fields.Add(new Field(property, name, role, codec, get, set, getWritten ?? get));
        return this;
    }

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
                if (field.TryRead(ref reader, target, context)) continue;
                reader = start;
                target.AddExtension(field.Name, JsonValue.Read(ref reader));
            }
            else if (reader.TokenType != JsonTokenType.Null && !field.TryRead(ref reader, target, context))
            {
                target.AddExtension(field.Name, JsonValue.Read(ref reader));
            }
        }

        target.EndReading(context);
        return target;
    }

    /// <summary>Reads the resource in a response.</summary>
    /// <exception cref="JsonException">The body is not a JSON object.</exception>
    public T? Read(ReadOnlySpan<byte> body, JsonReadContext context)
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
    public List<T> ReadList(ReadOnlySpan<byte> body, JsonReadContext context)
    {
        var reader = new Utf8JsonReader(body);
        reader.Read();
        List<T> resources = ReadList(ref reader, context);
        reader.Read();
        return resources;
    }

    /// <summary>Writes all fields that have a value.</summary>
    public void Write(Utf8JsonWriter writer, T source)
    {
        writer.WriteStartObject();
        foreach (Field field in _fields)
        {
            if (field.IsThere(source)) field.Write(writer, source);
        }

        WriteAdditional(writer, source);
        writer.WriteEndObject();
    }

    /// <summary>Returns all fields that have a value as JSON.</summary>
    public byte[] ToJson(T source) => Render(writer => Write(writer, source));

    /// <summary>Returns the assigned properties as the body of a create request. Null values are left out.</summary>
    public byte[] ToCreateBody(T source) => Render(writer =>
    {
        writer.WriteStartObject();
        foreach (Field field in _fields)
        {
            if (source.IsAssigned(field.Property) && field.IsThere(source)) field.Write(writer, source);
        }

        WriteAdditional(writer, source);
        writer.WriteEndObject();
    });

    /// <summary>Returns the assigned properties as the body of an update request. Null clears a field.</summary>
    public byte[] ToUpdateBody(T source, params string[] always) => Render(writer =>
    {
        writer.WriteStartObject();
        foreach (Field field in _fields)
        {
            bool required = Array.IndexOf(always, field.Property) >= 0;
            if (!required && !source.IsAssigned(field.Property)) continue;
            if (field.IsThere(source)) field.Write(writer, source);
            else if (!required) writer.WriteNull(field.Name);
        }

        WriteAdditional(writer, source);
        writer.WriteEndObject();
    });

    /// <summary>Compares a resource that was sent to be created with an existing one.</summary>
    public MatchResult Compare(T sent, T found)
    {
        var result = MatchResult.Same;
        foreach (Field field in _fields)
        {
            bool wasSent = sent.IsAssigned(field.Property) && field.IsThere(sent);
            if (!wasSent && field.Role.HasFlag(MatchRole.EmptyUnlessSent) && !field.IsEmpty(found)) result = MatchResult.Alike;
            if (!wasSent || field.IsSame(sent, found)) continue;
            if (field.Role.HasFlag(MatchRole.Key) && !field.MayBe(sent, found)) return MatchResult.Different;
            if (field.Role != MatchRole.None) result = MatchResult.Alike;
        }

        return result;
    }

    /// <summary>
    /// Gets the fields that the service ignored, according to its response: fields that should be cleared and have a
    /// value, or the reverse.
    /// </summary>
    public IReadOnlyList<string> IgnoredFields(T sent, T returned)
    {
        var ignored = new List<string>();
        foreach (Field field in _fields)
        {
            if (sent.IsAssigned(field.Property) && field.IsEmpty(sent) != field.IsEmpty(returned)) ignored.Add(field.Property);
        }

        return ignored;
    }

    private static void WriteAdditional(Utf8JsonWriter writer, T source)
    {
        if (source.Additional is not { } additional) return;
        foreach (KeyValuePair<string, object?> member in additional)
        {
            writer.WritePropertyName(member.Key);
            JsonValue.Write(writer, member.Value);
        }
    }

    private static byte[] Render(Action<Utf8JsonWriter> write)
    {
        using var buffer = new System.IO.MemoryStream(512);
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions)) write(writer);
        return buffer.ToArray();
    }

    // A service writes the fields of a resource in a fixed order, so the field that followed last time nearly always
    // follows again.
    private Field? Find(ref Utf8JsonReader reader, Field? last)
    {
        Field? expected = last is null ? _first : last.Follower;
        if (expected is not null && JsonText.Is(ref reader, expected.Utf8Name)) return expected;
        foreach (Field field in _fields)
        {
            if (!JsonText.Is(ref reader, field.Utf8Name)) continue;
            if (last is null) _first = field;
            else last.Follower = field;
            return field;
        }

        return null;
    }

    private sealed class Field(
        string property,
        string name,
        MatchRole role,
        JsonCodec codec,
        Func<T, object?> get,
        Action<T, object?> set,
        Func<T, object?> getWritten)
    {
        public string Property { get; } = property;

        public string Name { get; } = name;

        public byte[] Utf8Name { get; } = Encoding.UTF8.GetBytes(name);

        public MatchRole Role { get; } = role;

        /// <summary>Gets or sets the field that followed this one last time, or null.</summary>
        public Field? Follower { get; set; }

        public bool TryRead(ref Utf8JsonReader reader, T target, JsonReadContext context)
        {
            if (!codec.TryRead(ref reader, context, out object? value)) return false;
            set(target, value);
            return true;
        }

        public bool IsThere(T source) => get(source) is not null
            && !(source.Additional?.ContainsKey(Name) == true && !source.IsAssigned(Property));

        public void Write(Utf8JsonWriter writer, T source)
        {
            writer.WritePropertyName(Utf8Name);
            codec.Write(writer, getWritten(source)!);
        }

        public bool IsSame(T sent, T found) => codec.IsSame(get(sent), get(found));

        public bool MayBe(T sent, T found) => codec.MayBe(get(sent), get(found));

        public bool IsEmpty(T found) => codec.IsEmpty(get(found));
    }
}
