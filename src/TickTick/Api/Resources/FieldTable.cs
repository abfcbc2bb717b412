using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace TickTick.Api.Resources;

/// <summary>
/// Describes the fields of a resource, and writes them. A field is declared once, as a static field of the model: <c>s_title =
/// Schema.Text("title")</c> declares the property <c>Title</c>, whose value is in a slot of the resource.
/// </summary>
internal abstract class FieldTable
{
    /// <summary>The names of fields that the service sets in every kind of resource.</summary>
    public static readonly string[] FieldsOfService = ["id", "etag", "etimestamp", "createdTime", "modifiedTime"];

    private readonly List<Field> _fields = [];

    public IReadOnlyList<Field> Fields => _fields;

    public Field Text(string name, MatchRole role = MatchRole.None, [CallerMemberName] string declaration = "") =>
        Add(name, role, JsonCodecs.Text, declaration);

    /// <summary>Declares a text that many resources share, such as a project ID.</summary>
    public Field SharedText(string name, MatchRole role = MatchRole.None, [CallerMemberName] string declaration = "") =>
        Add(name, role, JsonCodecs.SharedText, declaration);

    /// <summary>Declares a text that the service compares without case.</summary>
    public Field CaselessText(string name, MatchRole role = MatchRole.None, [CallerMemberName] string declaration = "") =>
        Add(name, role, JsonCodecs.Text, declaration, form: TextForm.Caseless);

    /// <summary>Declares a recurrence rule. The order of its parts does not matter.</summary>
    public Field Rule(string name, MatchRole role = MatchRole.None, [CallerMemberName] string declaration = "") =>
        Add(name, role, JsonCodecs.Text, declaration, form: TextForm.Rule);

    public Field Flag(string name, MatchRole role = MatchRole.None, [CallerMemberName] string declaration = "") =>
        Add(name, role, JsonCodecs.Flag, declaration, missing: false);

    public Field Integer(string name, MatchRole role = MatchRole.None, [CallerMemberName] string declaration = "") =>
        Add(name, role, JsonCodecs.Integer, declaration, missing: 0);

    public Field LongInteger(string name, MatchRole role = MatchRole.None, [CallerMemberName] string declaration = "") =>
        Add(name, role, JsonCodecs.LongInteger, declaration, missing: 0L);

    public Field Number(string name, MatchRole role = MatchRole.None, [CallerMemberName] string declaration = "") =>
        Add(name, role, JsonCodecs.Number, declaration, missing: 0.0);

    /// <summary>Declares a date that the user sets, to the second.</summary>
    public Field Date(string name, MatchRole role = MatchRole.None, Func<TickTickResource, object?>? written = null, [CallerMemberName] string declaration = "") =>
        Add(name, role, JsonCodecs.Date, declaration, written: written);

    /// <summary>Declares a date that the service sets, to the millisecond.</summary>
    public Field Stamp(string name, [CallerMemberName] string declaration = "") =>
        Add(name, MatchRole.None, JsonCodecs.Stamp, declaration);

    /// <summary>Declares a day as a number, such as <c>20261002</c>.</summary>
    public Field Day(string name, MatchRole role = MatchRole.None, [CallerMemberName] string declaration = "") =>
        Add(name, role, JsonCodecs.Day, declaration);

    public Field Seconds(string name, MatchRole role = MatchRole.None, [CallerMemberName] string declaration = "") =>
        Add(name, role, JsonCodecs.Seconds, declaration, missing: TimeSpan.Zero);

    /// <summary>Declares a list of texts whose order matters.</summary>
    public Field Texts(string name, MatchRole role = MatchRole.None, [CallerMemberName] string declaration = "") =>
        Add(name, role, JsonCodecs.Texts, declaration);

    /// <summary>Declares a list of names whose order and case do not matter.</summary>
    public Field Names(string name, MatchRole role = MatchRole.None, [CallerMemberName] string declaration = "") =>
        Add(name, role, JsonCodecs.Texts, declaration, form: TextForm.Caseless, anyOrder: true);

    /// <summary>Declares reminders. Their order and notation do not matter.</summary>
    public Field Triggers(string name, MatchRole role = MatchRole.None, [CallerMemberName] string declaration = "") =>
        Add(name, role, JsonCodecs.Texts, declaration, form: TextForm.Trigger, anyOrder: true);

    /// <summary>Declares any JSON value, as plain .NET values.</summary>
    public Field Any(string name, [CallerMemberName] string declaration = "") =>
        Add(name, MatchRole.None, JsonCodecs.Any, declaration);

    /// <summary>Declares an enumeration that the service writes as a number. Unknown numbers are preserved.</summary>
    public Field NumberEnum<TEnum>(string name, MatchRole role = MatchRole.None, [CallerMemberName] string declaration = "")
        where TEnum : struct, Enum => Add(name, role, JsonCodecs.NumberEnum(typeof(TEnum)), declaration, missing: default(TEnum));

    /// <summary>
    /// Declares an enumeration that the service writes as a word, the default one first. Unknown words go to the
    /// additional properties.
    /// </summary>
    public Field WordEnum(string name, MatchRole role, (string Word, Enum Value)[] words, [CallerMemberName] string declaration = "") =>
        Add(name, role, JsonCodecs.WordEnum(words), declaration, missing: words[0].Value);

    public Field Resources<T>(string name, ResourceSchema<T> schema, MatchRole role = MatchRole.None, [CallerMemberName] string declaration = "")
        where T : TickTickResource, new() => Add(name, role, JsonCodecs.ResourceList(schema), declaration);

    /// <summary>Returns the field of a property.</summary>
    public Field Of(string property) => _fields.Find(field => field.Property == property) ?? throw new ArgumentException($"{property} is not a field.", nameof(property));

    /// <summary>Writes all fields that have a value.</summary>
    public void Write(Utf8JsonWriter writer, TickTickResource source) => Write(writer, source, static (_, _) => true);

    /// <summary>Returns all fields that have a value as JSON.</summary>
    public byte[] ToJson(TickTickResource source) => JsonValue.Render(writer => Write(writer, source));

    /// <summary>Returns the assigned properties as the body of a create request. Null values are left out.</summary>
    public byte[] ToCreateBody(TickTickResource source) => JsonValue.Render(writer => Write(writer, source, static (field, source) => source.IsAssigned(field)));

    /// <summary>Returns the assigned properties as the body of an update request. Null clears a field.</summary>
    public byte[] ToUpdateBody(TickTickResource source, params string[] always) => JsonValue.Render(writer =>
    {
        writer.WriteStartObject();
        foreach (Field field in _fields)
        {
            bool required = Array.IndexOf(always, field.Property) >= 0;
            if (!required && !source.IsAssigned(field)) continue;
            if (HasValue(source, field)) Write(writer, source, field);
            else if (!required) writer.WriteNull(field.Name);
        }

        WriteAdditional(writer, source);
        writer.WriteEndObject();
    });

    /// <summary>
    /// Returns whether a resource has a value of a field, and not one that it cannot represent and only preserves.
    /// </summary>
    public static bool HasValue(TickTickResource source, Field field) => source.Get(field) is not null
        && !(source.Additional?.ContainsKey(field.Name) == true && !source.IsAssigned(field));

    private void Write(Utf8JsonWriter writer, TickTickResource source, Func<Field, TickTickResource, bool> isIncluded)
    {
        writer.WriteStartObject();
        foreach (Field field in _fields)
        {
            if (isIncluded(field, source) && HasValue(source, field)) Write(writer, source, field);
        }

        WriteAdditional(writer, source);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, TickTickResource source, Field field)
    {
        writer.WritePropertyName(field.Utf8Name);
        field.Codec.Write(writer, (field.Written is null ? source.Get(field) : field.Written(source))!);
    }

    private void WriteAdditional(Utf8JsonWriter writer, TickTickResource source)
    {
        if (source.Additional is not { } additional) return;
        foreach (KeyValuePair<string, object?> member in additional)
        {
            // A value that was assigned replaces the one that could not be read.
            if (_fields.Find(field => field.Name == member.Key) is { } field && source.IsAssigned(field)) continue;
            writer.WritePropertyName(member.Key);
            JsonValue.Write(writer, member.Value);
        }
    }

    // s_title declares Title.
    private Field Add(
        string name,
        MatchRole role,
        JsonCodec codec,
        string declaration,
        object? missing = null,
        TextForm form = TextForm.Exact,
        bool anyOrder = false,
        Func<TickTickResource, object?>? written = null)
    {
        string property = char.ToUpperInvariant(declaration[2]) + declaration.Substring(3);
        var field = new Field(name, property, _fields.Count, role, codec) { Default = missing, Form = form, AnyOrder = anyOrder, Written = written };
        _fields.Add(field);
        return field;
    }
}
