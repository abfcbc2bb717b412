using System;
using System.Buffers;
using System.Text;
using System.Text.Json;

namespace TickTick.Api.Resources;

/// <summary>Reads JSON strings, including those that half an emoji makes invalid.</summary>
internal static class JsonText
{
    /// <summary>Returns the string or property name at the reader's position.</summary>
    public static string Get(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString() ?? string.Empty;
        }
        catch (InvalidOperationException)
        {
            // A title that was truncated in the middle of an emoji must not fail the whole list.
            return Unescape(Encoding.UTF8.GetString(Utf8(ref reader).ToArray()));
        }
    }

    /// <summary>Returns whether a text is one value of JSON.</summary>
    public static bool IsValid(ReadOnlySequence<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            while (reader.Read()) { }
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Compares the string or property name at the reader's position, which may not be valid text.</summary>
    public static bool Is(ref Utf8JsonReader reader, byte[] utf8Text) =>
        reader.ValueIsEscaped ? Get(ref reader) == Encoding.UTF8.GetString(utf8Text) : reader.ValueTextEquals(utf8Text);

    /// <summary>Gets the bytes of a value, with its escapes. A response is in parts, and a value can be in two.</summary>
    public static ReadOnlySpan<byte> Utf8(ref Utf8JsonReader reader) => reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan;

    private static string Unescape(string raw)
    {
        var text = new StringBuilder(raw.Length);
        for (int i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\' || i + 1 == raw.Length)
            {
                text.Append(raw[i]);
                continue;
            }

            char escape = raw[++i];
            if (escape == 'u' && i + 4 < raw.Length)
            {
                // The JSON reader has already checked that four hexadecimal digits follow.
                text.Append((char)Convert.ToUInt16(raw.Substring(i + 1, 4), 16));
                i += 4;
                continue;
            }

            text.Append(escape switch { 'n' => '\n', 't' => '\t', 'r' => '\r', 'b' => '\b', 'f' => '\f', _ => escape });
        }

        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1])) i++;
            else text[i] = '\uFFFD';
        }

        return text.ToString();
    }
}
