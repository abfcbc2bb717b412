using System;
using System.Buffers;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using TickTick.Api.Dates;

namespace TickTick.Api.Resources;

/// <summary>
/// Converts between JSON and plain .NET values: <c>string, bool, long, double, decimal, null, object[],
/// Dictionary&lt;string, object?&gt;</c>. A number becomes the first of long, double and decimal that writes the same
/// digits again.
/// </summary>
internal static class JsonValue
{
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads the value at the reader's position, to its end.</summary>
    public static object? Read(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return JsonText.Get(ref reader);
            case JsonTokenType.Number:
                return ReadNumber(ref reader);
            case JsonTokenType.True:
                return true;
            case JsonTokenType.False:
                return false;
            case JsonTokenType.StartArray:
                var items = new List<object?>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) items.Add(Read(ref reader));
                return items.ToArray();
            case JsonTokenType.StartObject:
                var members = new JsonObject();
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    string name = JsonText.Get(ref reader);
                    reader.Read();
                    members[name] = Read(ref reader);
                }

                return members;
            default:
                return null;
        }
    }

    /// <summary>
    /// Writes a value. A value that is not a plain value, a list or a dictionary is written as its text.
    /// </summary>
    public static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case double number:
                WriteDouble(writer, number);
                break;
            case float number:
                WriteDouble(writer, number);
                break;
            case decimal number:
                writer.WriteNumberValue(number);
                break;
            case sbyte or byte or short or ushort or int or uint or long:
                writer.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case ulong number:
                writer.WriteNumberValue(number);
                break;
            case DateTimeOffset date:
                writer.WriteStringValue(ApiDate.Format(date));
                break;
            case DateTime date:
                writer.WriteStringValue(ApiDate.Format(new DateTimeOffset(date)));
                break;
            case TickTickResource resource:
                resource.Table.Write(writer, resource);
                break;
            case IDictionary members:
                writer.WriteStartObject();
                foreach (DictionaryEntry member in members)
                {
                    writer.WritePropertyName(Convert.ToString(member.Key, CultureInfo.InvariantCulture) ?? string.Empty);
                    Write(writer, member.Value);
                }

                writer.WriteEndObject();
                break;
            case IEnumerable items:
                writer.WriteStartArray();
                foreach (object? item in items) Write(writer, item);
                writer.WriteEndArray();
                break;
            default:
                writer.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    /// <summary>Parses a whole JSON text.</summary>
    /// <exception cref="JsonException">The text is not valid JSON.</exception>
    public static object? Parse(ReadOnlySequence<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        object? value = Read(ref reader);
        return reader.Read() ? throw new JsonException("More than one value was sent.") : value;
    }

    public static byte[] ToUtf8(object? value) => Render(writer => Write(writer, value));

    /// <summary>Returns the JSON that a function writes.</summary>
    public static byte[] Render(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream(512);
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions)) write(writer);
        return buffer.ToArray();
    }

    /// <summary>Writes a floating-point number so that it is read as one again: 1.0, not 1.</summary>
    public static void WriteDouble(Utf8JsonWriter writer, double number) => writer.WriteRawValue(Format(number));

    private static object ReadNumber(ref Utf8JsonReader reader)
    {
        if (reader.TryGetInt64(out long integer)) return integer;

        string digits = Encoding.ASCII.GetString(JsonText.Utf8(ref reader).ToArray());
        // A number beyond all limits is kept as its digits. Each framework reads it in another way.
        if (!reader.TryGetDouble(out double number) || double.IsInfinity(number)) return digits;
        if (Format(number) == digits) return number;
        return decimal.TryParse(digits, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal exact)
            && exact.ToString(CultureInfo.InvariantCulture) == digits
            ? exact
            : number;
    }

    private static string Format(double number)
    {
        string digits = number.ToString("R", CultureInfo.InvariantCulture);
        return digits.IndexOfAny(['.', 'E', 'N', 'I']) < 0 ? digits + ".0" : digits;
    }
}
