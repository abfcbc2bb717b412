using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;

namespace TickTick.Api.Json;

/// <summary>The kinds of values that the Open API has.</summary>
internal static class JsonCodecs
{
    /// <summary>Text.</summary>
    public static JsonCodec<string?> Text { get; } = new TextCodec();

    /// <summary>Text that many things share.</summary>
    public static JsonCodec<string?> SharedText { get; } = new TextCodec { Shared = true };

    /// <summary>Text in which the service makes no difference of case.</summary>
    public static JsonCodec<string?> CaselessText { get; } = new TextCodec { Comparison = StringComparison.OrdinalIgnoreCase };

    /// <summary>Yes or no.</summary>
    public static JsonCodec<bool?> Flag { get; } = new OptionalCodec<bool>(new FlagCodec());

    /// <summary>A whole number.</summary>
    public static JsonCodec<int?> Integer { get; } = new IntegerCodec();

    /// <summary>A long whole number, such as a sort order.</summary>
    public static JsonCodec<long?> LongInteger { get; } = new LongIntegerCodec();

    /// <summary>A number with a fraction.</summary>
    public static JsonCodec<double?> Number { get; } = new NumberCodec();

    /// <summary>A date that a user sets: to the second.</summary>
    public static JsonCodec<DateTimeOffset?> Date { get; } = new DateCodec();

    /// <summary>A date that the service sets: to the millisecond.</summary>
    public static JsonCodec<DateTimeOffset?> Stamp { get; } = new DateCodec { Exact = true };

    /// <summary>A day as the number <c>20261002</c>.</summary>
    public static JsonCodec<DateTime?> Day { get; } = new DayCodec();

    /// <summary>A duration in whole seconds.</summary>
    public static JsonCodec<TimeSpan?> Seconds { get; } = new SecondsCodec();

    /// <summary>A list of texts, in order.</summary>
    public static JsonCodec<string[]?> Texts { get; } = new ArrayCodec<string?>(SharedText)!;

    /// <summary>A list of names, in any order and case.</summary>
    public static JsonCodec<string[]?> Names { get; } = new ArrayCodec<string?>(new TextCodec { Shared = true, Comparison = StringComparison.OrdinalIgnoreCase }) { AnyOrder = true }!;

    /// <summary>A repeat rule, in which the order of the parts means nothing.</summary>
    public static JsonCodec<string?> Rule { get; } = new TextCodec { Normalize = RepeatRule.Normalize, Comparison = StringComparison.OrdinalIgnoreCase };

    /// <summary>Reminders, in any order and form.</summary>
    public static JsonCodec<string[]?> Triggers { get; } = new ArrayCodec<string?>(new TextCodec { Shared = true, Normalize = ReminderTrigger.Normalize }) { AnyOrder = true }!;

    /// <summary>Whatever it is, as plain .NET values.</summary>
    public static JsonCodec<object?> Any { get; } = new AnyCodec();

    /// <summary>An enumeration that travels as a number; a number without a name stays what it is.</summary>
    /// <typeparam name="TEnum">The enumeration, of <see cref="int"/>.</typeparam>
    /// <returns>Its codec.</returns>
    public static JsonCodec<TEnum?> NumberEnum<TEnum>()
        where TEnum : struct, Enum => new OptionalCodec<TEnum>(new NumberEnumCodec<TEnum>());

    /// <summary>An enumeration that travels as a word; a word without a name is kept beside the properties.</summary>
    /// <typeparam name="TEnum">The enumeration.</typeparam>
    /// <param name="words">The service's word for each value; the first is what the service takes when nothing is sent.</param>
    /// <returns>Its codec.</returns>
    public static JsonCodec<TEnum?> WordEnum<TEnum>(params (string Word, TEnum Value)[] words)
        where TEnum : struct, Enum => new WordEnumCodec<TEnum>(words);

    /// <summary>A list of things.</summary>
    /// <typeparam name="T">Their type.</typeparam>
    /// <param name="shape">Their shape.</param>
    /// <returns>Its codec.</returns>
    public static JsonCodec<T[]?> Things<T>(JsonShape<T> shape)
        where T : TickTickResource, new() => new ArrayCodec<T>(new ThingCodec<T>(shape));

    private sealed class TextCodec : JsonCodec<string?>
    {
        // A shorter text is another one rather than one that was cut.
        private const int LeastCutLength = 32;

        public bool Shared { get; init; }

        public StringComparison Comparison { get; init; } = StringComparison.Ordinal;

        public Func<string, string> Normalize { get; init; } = static text => text.Trim().Replace("\r\n", "\n");

        public override bool TryRead(ref Utf8JsonReader reader, JsonReadContext context, out string? value)
        {
            value = null;
            if (reader.TokenType != JsonTokenType.String) return false;
            value = Shared ? context.Strings.Get(ref reader) : JsonText.Get(ref reader);
            return true;
        }

        public override void Write(Utf8JsonWriter writer, string? value) => writer.WriteStringValue(value);

        public override bool IsSame(string? sent, string? found) =>
            string.Equals(Normalize(sent ?? string.Empty), Normalize(found ?? string.Empty), Comparison);

        public override bool MayBe(string? sent, string? found)
        {
            string left = Letters(sent), right = Letters(found);
            return left == right || (right.Length >= LeastCutLength && left.StartsWith(right, StringComparison.Ordinal));
        }

        // What is left of a text whatever a service does to spaces, signs, case and composition.
        private static string Letters(string? text) =>
            new([.. WithoutHalves(text ?? string.Empty).Normalize().Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant)]);

        // Half a surrogate pair cannot be normalised.
        private static string WithoutHalves(string text) => new([.. text.Where(c => !char.IsSurrogate(c))]);

        public override bool IsEmpty(string? value) => string.IsNullOrEmpty(value);
    }

    private sealed class FlagCodec : JsonCodec<bool>
    {
        public override bool TryRead(ref Utf8JsonReader reader, JsonReadContext context, out bool value)
        {
            value = reader.TokenType == JsonTokenType.True;
            return reader.TokenType is JsonTokenType.True or JsonTokenType.False;
        }

        public override void Write(Utf8JsonWriter writer, bool value) => writer.WriteBooleanValue(value);

        public override bool IsSame(bool sent, bool found) => sent == found;

        public override bool IsEmpty(bool value) => !value;
    }

    private sealed class OptionalCodec<T>(JsonCodec<T> codec) : JsonCodec<T?>
        where T : struct
    {
        public override bool TryRead(ref Utf8JsonReader reader, JsonReadContext context, out T? value)
        {
            bool read = codec.TryRead(ref reader, context, out T plain);
            value = read ? plain : null;
            return read;
        }

        public override void Write(Utf8JsonWriter writer, T? value) => codec.Write(writer, value.GetValueOrDefault());

        public override bool IsSame(T? sent, T? found) => codec.IsSame(sent.GetValueOrDefault(), found.GetValueOrDefault());

        public override bool IsEmpty(T? value) => value is null || codec.IsEmpty(value.GetValueOrDefault());
    }

    private abstract class NumericCodec<T> : JsonCodec<T?>
        where T : struct, IEquatable<T>
    {
        public override bool IsSame(T? sent, T? found) => sent.GetValueOrDefault().Equals(found.GetValueOrDefault());

        public override bool IsEmpty(T? value) => value.GetValueOrDefault().Equals(default);
    }

    private sealed class IntegerCodec : NumericCodec<int>
    {
        public override bool TryRead(ref Utf8JsonReader reader, JsonReadContext context, out int? value)
        {
            value = null;
            if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt32(out int number)) return false;
            value = number;
            return true;
        }

        public override void Write(Utf8JsonWriter writer, int? value) => writer.WriteNumberValue(value.GetValueOrDefault());
    }

    private sealed class LongIntegerCodec : NumericCodec<long>
    {
        public override bool TryRead(ref Utf8JsonReader reader, JsonReadContext context, out long? value)
        {
            value = null;
            if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt64(out long number)) return false;
            value = number;
            return true;
        }

        public override void Write(Utf8JsonWriter writer, long? value) => writer.WriteNumberValue(value.GetValueOrDefault());
    }

    private sealed class NumberCodec : NumericCodec<double>
    {
        public override bool TryRead(ref Utf8JsonReader reader, JsonReadContext context, out double? value)
        {
            value = null;
            if (reader.TokenType != JsonTokenType.Number || !reader.TryGetDouble(out double number)) return false;
            value = number;
            return true;
        }

        public override void Write(Utf8JsonWriter writer, double? value) => JsonValue.WriteDouble(writer, value.GetValueOrDefault());
    }

    private sealed class DateCodec : JsonCodec<DateTimeOffset?>
    {
        public bool Exact { get; init; }

        public override bool TryRead(ref Utf8JsonReader reader, JsonReadContext context, out DateTimeOffset? value)
        {
            value = null;
            if (reader.TokenType != JsonTokenType.String || !ApiDate.TryParse(reader.ValueSpan, out DateTimeOffset date)) return false;
            value = date;
            return true;
        }

        public override void Write(Utf8JsonWriter writer, DateTimeOffset? value) =>
            writer.WriteStringValue(Exact ? ApiDate.FormatExactly(value.GetValueOrDefault()) : ApiDate.Format(value.GetValueOrDefault()));

        public override bool IsSame(DateTimeOffset? sent, DateTimeOffset? found) =>
            ToSecond(sent) == ToSecond(found);

        public override bool IsEmpty(DateTimeOffset? value) => value is null;

        private static long? ToSecond(DateTimeOffset? date) => date?.ToUnixTimeSeconds();
    }

    private sealed class DayCodec : JsonCodec<DateTime?>
    {
        public override bool TryRead(ref Utf8JsonReader reader, JsonReadContext context, out DateTime? value)
        {
            value = null;
            if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt32(out int number)) return false;
            int year = number / 10000, month = number / 100 % 100, day = number % 100;
            if (year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return false;
            value = new DateTime(year, month, day);
            return true;
        }

        public override void Write(Utf8JsonWriter writer, DateTime? value) => writer.WriteNumberValue(ApiDay.ToNumber(value.GetValueOrDefault()));

        public override bool IsSame(DateTime? sent, DateTime? found) => sent?.Date == found?.Date;

        public override bool IsEmpty(DateTime? value) => value is null;
    }

    private sealed class SecondsCodec : JsonCodec<TimeSpan?>
    {
        public override bool TryRead(ref Utf8JsonReader reader, JsonReadContext context, out TimeSpan? value)
        {
            value = null;
            if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt64(out long seconds)) return false;
            if (Math.Abs(seconds) > TimeSpan.MaxValue.Ticks / TimeSpan.TicksPerSecond) return false;
            value = TimeSpan.FromTicks(seconds * TimeSpan.TicksPerSecond);
            return true;
        }

        public override void Write(Utf8JsonWriter writer, TimeSpan? value) => writer.WriteNumberValue(ToSeconds(value));

        public override bool IsSame(TimeSpan? sent, TimeSpan? found) => ToSeconds(sent) == ToSeconds(found);

        public override bool IsEmpty(TimeSpan? value) => ToSeconds(value) == 0;

        private static long ToSeconds(TimeSpan? value) => value.GetValueOrDefault().Ticks / TimeSpan.TicksPerSecond;
    }

    private sealed class AnyCodec : JsonCodec<object?>
    {
        public override bool TryRead(ref Utf8JsonReader reader, JsonReadContext context, out object? value)
        {
            value = JsonValue.Read(ref reader);
            return true;
        }

        public override void Write(Utf8JsonWriter writer, object? value) => JsonValue.Write(writer, value);

        public override bool IsSame(object? sent, object? found) => Equals(sent, found);

        public override bool IsEmpty(object? value) => value is null or object[] { Length: 0 };
    }

    private sealed class NumberEnumCodec<TEnum> : JsonCodec<TEnum>
        where TEnum : struct, Enum
    {
        public override bool TryRead(ref Utf8JsonReader reader, JsonReadContext context, out TEnum value)
        {
            value = default;
            if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt32(out int number)) return false;
            value = (TEnum)Enum.ToObject(typeof(TEnum), number);
            return true;
        }

        public override void Write(Utf8JsonWriter writer, TEnum value) =>
            writer.WriteNumberValue(Convert.ToInt32(value, CultureInfo.InvariantCulture));

        public override bool IsSame(TEnum sent, TEnum found) => EqualityComparer<TEnum>.Default.Equals(sent, found);

        public override bool IsEmpty(TEnum value) => IsSame(value, default);
    }

    private sealed class WordEnumCodec<TEnum>((string Word, TEnum Value)[] words) : JsonCodec<TEnum?>
        where TEnum : struct, Enum
    {
        public override bool TryRead(ref Utf8JsonReader reader, JsonReadContext context, out TEnum? value)
        {
            value = null;
            if (reader.TokenType != JsonTokenType.String) return false;
            foreach ((string word, TEnum named) in words)
            {
                if (!reader.ValueTextEquals(word)) continue;
                value = named;
                return true;
            }

            return false;
        }

        public override void Write(Utf8JsonWriter writer, TEnum? value)
        {
            foreach ((string word, TEnum named) in words)
            {
                if (!EqualityComparer<TEnum>.Default.Equals(named, value.GetValueOrDefault())) continue;
                writer.WriteStringValue(word);
                return;
            }

            writer.WriteStringValue(value.ToString());
        }

        public override bool IsSame(TEnum? sent, TEnum? found) => EqualityComparer<TEnum?>.Default.Equals(sent, found ?? words[0].Value);

        public override bool IsEmpty(TEnum? value) => value is null || EqualityComparer<TEnum>.Default.Equals(value.GetValueOrDefault(), words[0].Value);
    }

    private sealed class ThingCodec<T>(JsonShape<T> shape) : JsonCodec<T>
        where T : TickTickResource, new()
    {
        public override bool TryRead(ref Utf8JsonReader reader, JsonReadContext context, out T value)
        {
            value = null!;
            if (reader.TokenType != JsonTokenType.StartObject) return false;
            value = shape.Read(ref reader, context);
            return true;
        }

        public override void Write(Utf8JsonWriter writer, T value) => shape.Write(writer, value);

        public override bool IsSame(T sent, T found) => shape.Compare(sent, found) == Likeness.Same;

        public override bool IsEmpty(T value) => value is null;
    }

    private sealed class ArrayCodec<T>(JsonCodec<T> codec) : JsonCodec<T[]?>
    {
        public bool AnyOrder { get; init; }

        public override bool TryRead(ref Utf8JsonReader reader, JsonReadContext context, out T[]? value)
        {
            value = null;
            if (reader.TokenType != JsonTokenType.StartArray) return false;
            reader.Read();
            if (reader.TokenType == JsonTokenType.EndArray)
            {
                value = [];
                return true;
            }

            var items = new List<T>();
            for (; reader.TokenType != JsonTokenType.EndArray; reader.Read())
            {
                if (!codec.TryRead(ref reader, context, out T item)) return false;
                items.Add(item);
            }

            value = items.ToArray();
            return true;
        }

        public override void Write(Utf8JsonWriter writer, T[]? value)
        {
            writer.WriteStartArray();
            foreach (T item in value ?? []) codec.Write(writer, item);
            writer.WriteEndArray();
        }

        public override bool IsSame(T[]? sent, T[]? found)
        {
            T[] left = sent ?? [], right = found ?? [];
            if (left.Length != right.Length) return false;
            for (int i = 0; i < left.Length; i++)
            {
                T item = left[i];
                if (AnyOrder ? !Array.Exists(right, other => codec.IsSame(item, other)) : !codec.IsSame(item, right[i])) return false;
            }

            return true;
        }

        public override bool IsEmpty(T[]? value) => value is null or { Length: 0 };
    }
}
