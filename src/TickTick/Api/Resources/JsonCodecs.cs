using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Text.Json;
using TickTick.Api.Dates;
using TickTick.Api.Reconciliation;

namespace TickTick.Api.Resources;

/// <summary>Provides the codecs of the value types in the Open API.</summary>
internal static class JsonCodecs
{
    public static JsonCodec Text { get; } = new TextCodec();

    /// <summary>Gets the codec of text that many resources share, such as a project ID.</summary>
    public static JsonCodec SharedText { get; } = new TextCodec { Shared = true };

    /// <summary>Gets the codec of text that the service compares without case.</summary>
    public static JsonCodec CaselessText { get; } = new TextCodec { Comparison = StringComparison.OrdinalIgnoreCase };

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

    /// <summary>Gets the codec of a list of texts whose order matters.</summary>
    public static JsonCodec Texts { get; } = new ArrayCodec<string>(SharedText);

    /// <summary>Gets the codec of a list of names whose order and case do not matter.</summary>
    public static JsonCodec Names { get; } = new ArrayCodec<string>(new TextCodec { Shared = true, Comparison = StringComparison.OrdinalIgnoreCase }) { AnyOrder = true };

    /// <summary>Gets the codec of a recurrence rule. The order of its parts does not matter.</summary>
    public static JsonCodec Rule { get; } = new TextCodec { Normalize = RepeatRule.Normalize, Comparison = StringComparison.OrdinalIgnoreCase };

    /// <summary>Gets the codec of reminders. Their order and notation do not matter.</summary>
    public static JsonCodec Triggers { get; } = new ArrayCodec<string>(new TextCodec { Shared = true, Normalize = ReminderTrigger.Normalize }) { AnyOrder = true };

    /// <summary>Gets the codec of any JSON value, as plain .NET values.</summary>
    public static JsonCodec Any { get; } = new AnyCodec();

    /// <summary>
    /// Returns the codec of an enumeration that the service writes as a number. Unknown numbers are preserved.
    /// </summary>
    public static JsonCodec NumberEnum<TEnum>()
        where TEnum : struct, Enum => new NumberEnumCodec(typeof(TEnum));

    /// <summary>
    /// Returns the codec of an enumeration that the service writes as a word. Unknown words go to the additional
    /// properties.
    /// </summary>
    public static JsonCodec WordEnum(params (string Word, Enum Value)[] words) => new WordEnumCodec(words);

    public static JsonCodec ResourceList<T>(ResourceSchema<T> schema)
        where T : TickTickResource, new() => new ArrayCodec<T>(new ResourceListCodec<T>(schema));

    private sealed class TextCodec : JsonCodec
    {
        // A shorter text is a different text and not a truncated one.
        private const int LeastCutLength = 32;

        public bool Shared { get; init; }

        public StringComparison Comparison { get; init; } = StringComparison.Ordinal;

        public Func<string, string> Normalize { get; init; } = static text => text.Trim().Replace("\r\n", "\n");

        public override bool TryRead(ref Utf8JsonReader reader, JsonReadContext context, out object? value)
        {
            value = null;
            if (reader.TokenType != JsonTokenType.String) return false;
            value = Shared ? context.Strings.Get(ref reader) : JsonText.Get(ref reader);
            return true;
        }

        public override void Write(Utf8JsonWriter writer, object value) => writer.WriteStringValue((string)value);

        public override bool IsSame(object? sent, object? found) =>
            string.Equals(Normalize(ToText(sent)), Normalize(ToText(found)), Comparison)
            || string.Equals(Normalize(ToText(sent)), Normalize(Unescape(found)), Comparison);

        public override bool IsEmpty(object? value) => ToText(value).Length == 0;

        public override bool MayBe(object? sent, object? found)
        {
            string left = Letters(ToText(sent));
            return MayBe(Letters(ToText(found))) || MayBe(Letters(Unescape(found)));

            bool MayBe(string right) => left == right || (right.Length >= LeastCutLength && left.StartsWith(right, StringComparison.Ordinal));
        }

        // The service has returned titles that were escaped for HTML.
        private static string Unescape(object? found) => WebUtility.HtmlDecode(ToText(found));

        // Only letters and digits are compared, because a service may change spaces, punctuation, case and
        // composition.
        private static string Letters(string text) =>
            new([.. WithoutHalves(text).Normalize().Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant)]);

        // Half a surrogate pair cannot be normalized.
        private static string WithoutHalves(string text) => new([.. text.Where(c => !char.IsSurrogate(c))]);

        private static string ToText(object? value) => (string?)value ?? string.Empty;
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

        public override bool IsSame(object? sent, object? found) => IsEmpty(sent) == IsEmpty(found);

        public override bool IsEmpty(object? value) => value is not true;
    }

    // Numbers treat a missing value as zero, because the service does.
    private abstract class NumericCodec(object zero) : JsonCodec
    {
        public sealed override bool TryRead(ref Utf8JsonReader reader, JsonReadContext context, out object? value)
        {
            value = null;
            return reader.TokenType == JsonTokenType.Number && TryReadNumber(ref reader, out value);
        }

        public sealed override bool IsSame(object? sent, object? found) => (sent ?? zero).Equals(found ?? zero);

        public sealed override bool IsEmpty(object? value) => IsSame(value, null);

        protected abstract bool TryReadNumber(ref Utf8JsonReader reader, out object? value);
    }

    private sealed class IntegerCodec() : NumericCodec(0)
    {
        public override void Write(Utf8JsonWriter writer, object value) => writer.WriteNumberValue((int)value);

        protected override bool TryReadNumber(ref Utf8JsonReader reader, out object? value)
        {
            bool fits = reader.TryGetInt32(out int number);
            value = number;
            return fits;
        }
    }

    private sealed class LongIntegerCodec() : NumericCodec(0L)
    {
        public override void Write(Utf8JsonWriter writer, object value) => writer.WriteNumberValue((long)value);

        protected override bool TryReadNumber(ref Utf8JsonReader reader, out object? value)
        {
            bool fits = reader.TryGetInt64(out long number);
            value = number;
            return fits;
        }
    }

    private sealed class NumberCodec() : NumericCodec(0.0)
    {
        public override void Write(Utf8JsonWriter writer, object value) => JsonValue.WriteDouble(writer, (double)value);

        protected override bool TryReadNumber(ref Utf8JsonReader reader, out object? value)
        {
            bool fits = reader.TryGetDouble(out double number);
            value = number;
            return fits;
        }
    }

    private sealed class NumberEnumCodec(Type type) : NumericCodec(Enum.ToObject(type, 0))
    {
        public override void Write(Utf8JsonWriter writer, object value) =>
            writer.WriteNumberValue(Convert.ToInt32(value, CultureInfo.InvariantCulture));

        protected override bool TryReadNumber(ref Utf8JsonReader reader, out object? value)
        {
            bool fits = reader.TryGetInt32(out int number);
            value = fits ? Enum.ToObject(type, number) : null;
            return fits;
        }
    }

    private sealed class DateCodec : JsonCodec
    {
        public bool Exact { get; init; }

        public override bool TryRead(ref Utf8JsonReader reader, JsonReadContext context, out object? value)
        {
            value = null;
            if (reader.TokenType != JsonTokenType.String || !ApiDate.TryParse(reader.ValueSpan, out DateTimeOffset date)) return false;
            value = date;
            return true;
        }

        public override void Write(Utf8JsonWriter writer, object value) =>
            writer.WriteStringValue(Exact ? ApiDate.FormatExactly((DateTimeOffset)value) : ApiDate.Format((DateTimeOffset)value));

        public override bool IsSame(object? sent, object? found) => ToSecond(sent) == ToSecond(found);

        public override bool IsEmpty(object? value) => value is null;

        private static long ToSecond(object? value) => value is DateTimeOffset date ? date.ToUnixTimeSeconds() : long.MinValue;
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

        public override bool IsSame(object? sent, object? found) => Equals((sent as DateTime?)?.Date, (found as DateTime?)?.Date);

        public override bool IsEmpty(object? value) => value is null;
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

        public override void Write(Utf8JsonWriter writer, object value) => writer.WriteNumberValue(ToSeconds(value));

        public override bool IsSame(object? sent, object? found) => ToSeconds(sent) == ToSeconds(found);

        public override bool IsEmpty(object? value) => ToSeconds(value) == 0;

        private static long ToSeconds(object? value) => value is TimeSpan span ? span.Ticks / TimeSpan.TicksPerSecond : 0;
    }

    private sealed class AnyCodec : JsonCodec
    {
        public override bool TryRead(ref Utf8JsonReader reader, JsonReadContext context, out object? value)
        {
            value = JsonValue.Read(ref reader);
            return true;
        }

        public override void Write(Utf8JsonWriter writer, object value) => JsonValue.Write(writer, value);

        public override bool IsSame(object? sent, object? found) => Equals(sent, found);

        public override bool IsEmpty(object? value) => value is null or object[] { Length: 0 };
    }

    private sealed class WordEnumCodec((string Word, Enum Value)[] words) : JsonCodec
    {
        public override bool TryRead(ref Utf8JsonReader reader, JsonReadContext context, out object? value)
        {
            value = null;
            if (reader.TokenType != JsonTokenType.String) return false;
            foreach ((string word, Enum named) in words)
            {
                if (JsonText.Get(ref reader) != word) continue;
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

        public override bool IsSame(object? sent, object? found) => Equals(sent, found ?? words[0].Value);

        public override bool IsEmpty(object? value) => value is null || words[0].Value.Equals(value);
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

        public override bool IsSame(object? sent, object? found) => schema.Compare((T)sent!, (T)found!) == MatchResult.Same;

        public override bool IsEmpty(object? value) => value is null;
    }

    private sealed class ArrayCodec<T>(JsonCodec codec) : JsonCodec
        where T : class
    {
        public bool AnyOrder { get; init; }

        public override bool TryRead(ref Utf8JsonReader reader, JsonReadContext context, out object? value)
        {
            value = null;
            if (reader.TokenType != JsonTokenType.StartArray) return false;
            reader.Read();
            if (reader.TokenType == JsonTokenType.EndArray)
            {
                value = Array.Empty<T>();
                return true;
            }

            var items = new List<T>();
            for (; reader.TokenType != JsonTokenType.EndArray; reader.Read())
            {
                if (!codec.TryRead(ref reader, context, out object? item)) return false;
                items.Add((T)item!);
            }

            value = items.ToArray();
            return true;
        }

        public override void Write(Utf8JsonWriter writer, object value)
        {
            writer.WriteStartArray();
            foreach (T item in (T[])value) codec.Write(writer, item);
            writer.WriteEndArray();
        }

        public override bool IsSame(object? sent, object? found)
        {
            T[] left = (T[]?)sent ?? [], right = (T[]?)found ?? [];
            if (left.Length != right.Length) return false;
            for (int i = 0; i < left.Length; i++)
            {
                T item = left[i];
                if (AnyOrder ? !Array.Exists(right, other => codec.IsSame(item, other)) : !codec.IsSame(item, right[i])) return false;
            }

            return true;
        }

        public override bool IsEmpty(object? value) => value is null or T[] { Length: 0 };
    }
}
