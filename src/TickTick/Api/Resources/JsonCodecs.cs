using System;
using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using TickTick.Api.Dates;

namespace TickTick.Api.Resources;

/// <summary>Provides the codecs of the value types in the Open API.</summary>
internal static class JsonCodecs
{
    public static JsonCodec Text { get; } = new TextCodec();

    /// <summary>Gets the codec of text that many resources share, such as a project ID.</summary>
    public static JsonCodec SharedText { get; } = new TextCodec { Shared = true };

    public static JsonCodec Flag { get; } = new FlagCodec();

    public static JsonCodec Integer { get; } = new IntegerCodec();

    public static JsonCodec LongInteger { get; } = new LongIntegerCodec();

    public static JsonCodec Number { get; } = new NumberCodec();

    /// <summary>Gets the codec of a date that the user sets, to the second.</summary>
    public static JsonCodec Date { get; } = new DateCodec();

    /// <summary>Gets the codec of a date that the service sets, to the millisecond.</summary>
    public static JsonCodec Stamp { get; } = new DateCodec { Exact = true };

    /// <summary>Gets the codec of a day as a number, such as <c>20261002</c>.</summary>
    public static JsonCodec Day { get; } = new DayCodec();

    public static JsonCodec Seconds { get; } = new SecondsCodec();

    /// <summary>Gets the codec of a list of texts.</summary>
    public static JsonCodec Texts { get; } = new ArrayCodec<string>(SharedText);

    /// <summary>Gets the codec of any JSON value, as plain .NET values.</summary>
    public static JsonCodec Any { get; } = new AnyCodec();

    /// <summary>
    /// Returns the codec of an enumeration that the service writes as a number. Unknown numbers are preserved.
    /// </summary>
    public static JsonCodec NumberEnum(Type type) => new NumberEnumCodec(type);

    /// <summary>
    /// Returns the codec of an enumeration that the service writes as a word. Unknown words go to the additional
    /// properties.
    /// </summary>
    public static JsonCodec WordEnum((string Word, Enum Value)[] words) => new WordEnumCodec(words);

    public static JsonCodec ResourceList<T>(ResourceSchema<T> schema)
        where T : TickTickResource, new() => new ArrayCodec<T>(new ResourceListCodec<T>(schema));

    private sealed class TextCodec : JsonCodec
    {
        public bool Shared { get; init; }

        public override bool TryRead(ref Utf8JsonReader reader, JsonReadContext context, out object? value)
        {
            value = null;
            if (reader.TokenType != JsonTokenType.String) return false;
            value = Shared ? context.Strings.Get(ref reader) : JsonText.Get(ref reader);
            return true;
        }

        public override void Write(Utf8JsonWriter writer, object value) => writer.WriteStringValue((string)value);
    }

    private sealed class FlagCodec : JsonCodec
    {
        private static readonly object Yes = true;
        private static readonly object No = false;

        public override bool TryRead(ref Utf8JsonReader reader, JsonReadContext context, out object? value)
        {
            value = reader.TokenType == JsonTokenType.True ? Yes : No;
            return reader.TokenType is JsonTokenType.True or JsonTokenType.False;
        }

        public override void Write(Utf8JsonWriter writer, object value) => writer.WriteBooleanValue((bool)value);
    }

    private abstract class NumericCodec : JsonCodec
    {
        public sealed override bool TryRead(ref Utf8JsonReader reader, JsonReadContext context, out object? value)
        {
            value = null;
            return reader.TokenType == JsonTokenType.Number && TryReadNumber(ref reader, out value);
        }

        protected abstract bool TryReadNumber(ref Utf8JsonReader reader, out object? value);
    }

    private sealed class IntegerCodec : NumericCodec
    {
        public override void Write(Utf8JsonWriter writer, object value) => writer.WriteNumberValue((int)value);

        protected override bool TryReadNumber(ref Utf8JsonReader reader, out object? value)
        {
            bool fits = reader.TryGetInt32(out int number);
            value = number;
            return fits;
        }
    }

    private sealed class LongIntegerCodec : NumericCodec
    {
        public override void Write(Utf8JsonWriter writer, object value) => writer.WriteNumberValue((long)value);

        protected override bool TryReadNumber(ref Utf8JsonReader reader, out object? value)
        {
            bool fits = reader.TryGetInt64(out long number);
            value = number;
            return fits;
        }
    }

    private sealed class NumberCodec : NumericCodec
    {
        public override void Write(Utf8JsonWriter writer, object value) => JsonValue.WriteDouble(writer, (double)value);

        protected override bool TryReadNumber(ref Utf8JsonReader reader, out object? value)
        {
            // What no double can hold is kept among the additional properties.
            bool fits = reader.TryGetDouble(out double number) && !double.IsInfinity(number);
            value = number;
            return fits;
        }
    }

    private sealed class NumberEnumCodec(Type type) : NumericCodec
    {
        // The values of an enumeration repeat in every resource, so each is boxed once.
        private readonly ConcurrentDictionary<int, object> _values = new();

        public override void Write(Utf8JsonWriter writer, object value) =>
            writer.WriteNumberValue(Convert.ToInt32(value, CultureInfo.InvariantCulture));

        protected override bool TryReadNumber(ref Utf8JsonReader reader, out object? value)
        {
            value = null;
            if (!reader.TryGetInt32(out int number)) return false;
            if (_values.TryGetValue(number, out value)) return true;
            value = Enum.ToObject(type, number);
            if (Enum.IsDefined(type, value)) _values[number] = value;
            return true;
        }
    }

    private sealed class DateCodec : JsonCodec
    {
        public bool Exact { get; init; }

        public override bool TryRead(ref Utf8JsonReader reader, JsonReadContext context, out object? value)
        {
            value = null;
            if (reader.TokenType != JsonTokenType.String || !ApiDate.TryParse(JsonText.Utf8(ref reader), out DateTimeOffset date)) return false;
            value = date;
            return true;
        }

        public override void Write(Utf8JsonWriter writer, object value) =>
            writer.WriteStringValue(Exact ? ApiDate.FormatExactly((DateTimeOffset)value) : ApiDate.Format((DateTimeOffset)value));
    }

    private sealed class DayCodec : JsonCodec
    {
        public override bool TryRead(ref Utf8JsonReader reader, JsonReadContext context, out object? value)
        {
            value = null;
            if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt32(out int number)) return false;
            int year = number / 10000, month = number / 100 % 100, day = number % 100;
            if (year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return false;
            value = new DateTime(year, month, day);
            return true;
        }

        public override void Write(Utf8JsonWriter writer, object value) => writer.WriteNumberValue(ApiDay.ToNumber((DateTime)value));
    }

    private sealed class SecondsCodec : JsonCodec
    {
        public override bool TryRead(ref Utf8JsonReader reader, JsonReadContext context, out object? value)
        {
            value = null;
            if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt64(out long seconds)) return false;
            if (Math.Abs(seconds) > TimeSpan.MaxValue.Ticks / TimeSpan.TicksPerSecond) return false;
            value = TimeSpan.FromTicks(seconds * TimeSpan.TicksPerSecond);
            return true;
        }

        public override void Write(Utf8JsonWriter writer, object value) => writer.WriteNumberValue(((TimeSpan)value).Ticks / TimeSpan.TicksPerSecond);
    }

    private sealed class AnyCodec : JsonCodec
    {
        public override bool TryRead(ref Utf8JsonReader reader, JsonReadContext context, out object? value)
        {
            value = JsonValue.Read(ref reader);
            return true;
        }

        public override void Write(Utf8JsonWriter writer, object value) => JsonValue.Write(writer, value);
    }

    private sealed class WordEnumCodec((string Word, Enum Value)[] words) : JsonCodec
    {
        public override bool TryRead(ref Utf8JsonReader reader, JsonReadContext context, out object? value)
        {
            value = null;
            if (reader.TokenType != JsonTokenType.String) return false;
            string text = context.Strings.Get(ref reader);
            foreach ((string word, Enum named) in words)
            {
                if (text != word) continue;
                value = named;
                return true;
            }

            return false;
        }

        public override void Write(Utf8JsonWriter writer, object value)
        {
            foreach ((string word, Enum named) in words)
            {
                if (!named.Equals(value)) continue;
                writer.WriteStringValue(word);
                return;
            }

            writer.WriteStringValue(value.ToString());
        }
    }

    private sealed class ResourceListCodec<T>(ResourceSchema<T> schema) : JsonCodec
        where T : TickTickResource, new()
    {
        public override bool TryRead(ref Utf8JsonReader reader, JsonReadContext context, out object? value)
        {
            value = null;
            if (reader.TokenType != JsonTokenType.StartObject) return false;
            value = schema.Read(ref reader, context);
            return true;
        }

        public override void Write(Utf8JsonWriter writer, object value) => schema.Write(writer, (T)value);
    }

    private sealed class ArrayCodec<T>(JsonCodec codec) : JsonCodec
        where T : class
    {
        public override bool TryRead(ref Utf8JsonReader reader, JsonReadContext context, out object? value)
        {
            value = null;
            if (reader.TokenType != JsonTokenType.StartArray) return false;

            // Most lists have one item, and a list object for each would be most of what reading leaves behind.
            T[] items = [];
            int count = 0;
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                if (!codec.TryRead(ref reader, context, out object? item)) return false;
                if (count == items.Length) Array.Resize(ref items, Math.Max(1, 2 * count));
                items[count++] = (T)item!;
            }

            Array.Resize(ref items, count);
            value = items;
            return true;
        }

        public override void Write(Utf8JsonWriter writer, object value)
        {
            writer.WriteStartArray();
            foreach (T item in (T[])value) codec.Write(writer, item);
            writer.WriteEndArray();
        }
    }
}
