using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using TickTick.Tokens.PythonLiterals;

namespace TickTick.Tokens;

/// <summary>
/// Reads and writes token dictionaries: what ticktick-py stores in a file (as JSON) or an environment variable (as a
/// Python literal), with <c>service</c>, <c>client_id</c> and <c>refresh_token</c> if they are known.
/// </summary>
internal static class TokenDictionary
{
    /// <summary>The maximum length of a dictionary, in bytes of a file or characters of a text.</summary>
    internal const int MaximumLength = 1 << 20;

    // Represents an object, true or false, which no key of a token can have as its value.
    private static readonly object NoValue = new();

    private const string Remedy =
        "Supply the token, or its dictionary as JSON such as {\"access_token\": \"<token>\", \"expire_time\": 1637192935} or as the Python dictionary that ticktick-py writes.";

    /// <summary>Parses a token dictionary or a bare token.</summary>
    /// <exception cref="TickTickException"><c>TokenMalformed</c>: the text is neither.</exception>
    internal static AccessToken Parse(string text, string place, TokenOrigin origin) =>
        TryParse(text, origin, allowBareToken: true, out AccessToken? token, out string reason) ? token! : throw Malformed(place, reason);

    /// <summary>Parses a token dictionary. One pair of quotation marks around the whole text is ignored.</summary>
    internal static bool TryParse(string text, TokenOrigin origin, bool allowBareToken, out AccessToken? token, out string reason)
    {
        token = null;
        reason = string.Empty;
        if (text.Length > MaximumLength)
        {
            reason = string.Format(CultureInfo.InvariantCulture, "it is longer than {0} characters", MaximumLength);
            return false;
        }

        foreach (string reading in Readings(text))
        {
            if (TryParseReading(reading, origin, allowBareToken, out token, out reason)) return true;
        }

        return false;
    }

    /// <summary>Reads a token dictionary from a hashtable.</summary>
    /// <exception cref="TickTickException"><c>TokenMalformed</c>: it contains no token, or a key has an invalid
    /// value.</exception>
    internal static AccessToken FromHashtable(IDictionary dictionary, TokenOrigin origin)
    {
        var fields = new TokenFields();
        try
        {
            foreach (DictionaryEntry entry in dictionary)
            {
                if (entry.Key is string key) fields.Set(key, entry.Value);
            }

            return fields.ToToken(origin);
        }
        catch (TokenFieldException notAToken)
        {
            throw new TickTickException(
                ErrorIds.TokenMalformed,
                $"The dictionary does not contain a valid token: {notAToken.Message}.",
                "Set the key access_token to the token as a string, and expire_time to Unix seconds.");
        }
    }

    /// <summary>Returns the JSON of a token in the format of ticktick-py.</summary>
    internal static string ToJson(AccessToken token, string? existing = null, TimeZoneInfo? zone = null)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteString("access_token", token.Value);
            writer.WriteString("token_type", token.TokenType);
            if (token.GrantedSeconds is { } granted) writer.WriteNumber("expires_in", granted);
            if (token.Scope.Count > 0) writer.WriteString("scope", string.Join(" ", token.Scope));
            if (token.ExpiresAt is { } end)
            {
                writer.WriteNumber("expire_time", end.ToUnixTimeSeconds());
                writer.WriteString("readable_expire_time", AscTime(end, zone ?? TimeZoneInfo.Local));
            }

            writer.WriteString("service", token.Service.Name);
            if (token.ClientId is { } clientId) writer.WriteString("client_id", clientId);
            if (token.RefreshToken is { } refreshToken) writer.WriteString("refresh_token", refreshToken);
            if (existing is not null) WriteUnknown(writer, existing);
            writer.WriteEndObject();
        }

        // A longer one could not be read again, and would then be protected as foreign content.
        return buffer.Length <= MaximumLength
            ? Encoding.UTF8.GetString(buffer.ToArray())
            : throw new TickTickException(ErrorIds.TokenMalformed, FormattableString.Invariant($"The token dictionary would be longer than {MaximumLength} bytes."), "Use another file with -CachePath, or another secret with -SecretName.");
    }

    /// <summary>
    /// Formats a time as the <c>asctime</c> function of C does, in English in every culture: <c>Wed Nov  3 15:48:55
    /// 2021</c>.
    /// </summary>
    internal static string AscTime(DateTimeOffset time, TimeZoneInfo zone)
    {
        DateTime local = TimeZoneInfo.ConvertTime(time, zone).DateTime;
        return string.Format(CultureInfo.InvariantCulture, "{0:ddd MMM} {1,2} {0:HH:mm:ss} {2}", local, local.Day, local.Year);
    }

    /// <summary>Creates the exception for a text that is neither a token dictionary nor a token.</summary>
    private static TickTickException Malformed(string place, string reason) => new(
        ErrorIds.TokenMalformed,
        $"{char.ToUpperInvariant(place[0])}{place.Substring(1)} is not a valid token: {reason}.",
        Remedy);

    /// <summary>Returns whether a text is a b64token (RFC 6750 §2.1).</summary>
    private static bool IsBareToken(string text, out int position)
    {
        position = 0;
        while (position < text.Length && text[position] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '.' or '_' or '~' or '+' or '/')
            position++;
        if (position == 0) return false;
        while (position < text.Length && text[position] == '=') position++;
        return position == text.Length;
    }

    /// <summary>
    /// Returns the possible meanings of a text: the text itself or, if it is in quotation marks, the text between
    /// them, first unchanged (as <c>docker run --env-file</c> passes it) and then decoded as a string of JSON or
    /// Python.
    /// </summary>
    private static IEnumerable<string> Readings(string text)
    {
        // Editors can add a byte order mark at the beginning.
        if (text.Length > 0 && text[0] == '\ufeff') text = text.Substring(1);
        string trimmed = text.Trim();
        bool isQuoted = trimmed.Length >= 2 && trimmed[0] is '"' or '\'' && trimmed[trimmed.Length - 1] == trimmed[0];
        if (!isQuoted)
        {
            yield return text;
            yield break;
        }

        yield return trimmed.Substring(1, trimmed.Length - 2);
        if (trimmed.IndexOf('\\') >= 0 && TryParseDocument(trimmed) is { } document)
        {
            string? inside;
            using (document) inside = Text(document.RootElement);
            if (inside is not null) yield return inside;
        }
    }

    private static string? Text(JsonElement element)
    {
        try
        {
            return element.ValueKind == JsonValueKind.String ? element.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // The text contains half of a surrogate pair.
            return null;
        }
    }

    private static bool TryParseReading(string text, TokenOrigin origin, bool allowBareToken, out AccessToken? token, out string reason)
    {
        token = null;
        string trimmed = text.Trim();
        if (trimmed.Length == 0)
        {
            reason = "it is empty";
            return false;
        }

        if (FailedConversion.Explain(trimmed) is { } explanation)
        {
            reason = explanation;
            return false;
        }

        if (IsBareToken(trimmed, out int position))
        {
            reason = "it is not a dictionary";
            if (!allowBareToken || trimmed is "null" or "None") return false;
            token = new AccessToken(trimmed, origin.Service, origin.Source, origin.Clock);
            return true;
        }

        try
        {
            token = ReadDictionary(text).ToToken(origin);
            reason = string.Empty;
            return true;
        }
        catch (TokenFieldException notAToken)
        {
            reason = notAToken.Message;
        }
        catch (FormatException notADictionary)
        {
            reason = notADictionary.Message;
            if (allowBareToken)
                reason += string.Format(CultureInfo.InvariantCulture, "; as a bare token: invalid character at position {0}", position + 1);
        }

        return false;
    }

    private static TokenFields ReadDictionary(string text)
    {
        try
        {
            return ReadJson(text);
        }
        catch (JsonException notJson)
        {
            return ReadJson(FromPython(text, notJson));
        }
    }

    /// <summary>
    /// Converts a Python literal to JSON. If the text is neither, the message is about the format that matches
    /// longer.
    /// </summary>
    private static string FromPython(string text, JsonException notJson)
    {
        try
        {
            return PythonLiteralConverter.ToJson(text);
        }
        catch (PythonLiteralException notPython)
        {
            long line = (notJson.LineNumber ?? 0) + 1;
            long column = (notJson.BytePositionInLine ?? 0) + 1;
            int further = (notPython.Line, (long)notPython.Column).CompareTo(((int)line, column));
            if (further > 0) throw new FormatException($"as a Python dictionary: {notPython.Message}");
            if (further == 0) throw new FormatException($"as JSON or as a Python dictionary: {notPython.Message}");
            // The message of a JsonException quotes the text.
            throw new FormatException(string.Format(CultureInfo.InvariantCulture, "as JSON: broken at line {0}, byte {1}", line, column));
        }
    }

    private static TokenFields ReadJson(string text)
    {
        // A reader is used instead of a document or a serializer, because every first token of a session passes here.
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text), new JsonReaderOptions { AllowTrailingCommas = true });
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            reader.Read();
            throw new TokenFieldException("it is JSON, but not an object");
        }

        var fields = new TokenFields();
        TokenFieldException? problem = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            try
            {
                string key = Text(ref reader) ?? throw new TokenFieldException("a key contains half of a surrogate pair");
                reader.Read();
                object? value = ToValue(ref reader);
                fields.Set(key, value);
            }
            catch (TokenFieldException failure)
            {
                problem ??= failure;
                reader.Skip();
            }
        }

        // Only a text that is valid JSON to its end can have an invalid key. Any other text may be a Python literal.
        reader.Read();
        return problem is null ? fields : throw problem;
    }

    private static string? Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static object? ToValue(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.String:
                return Text(ref reader) ?? NoValue;
            case JsonTokenType.Number when reader.TryGetInt64(out long integer):
                return integer;
            case JsonTokenType.Number:
                if (reader.TryGetDouble(out double real)) return real;
                return reader.ValueSpan[0] == (byte)'-' ? double.NegativeInfinity : double.PositiveInfinity;
            case JsonTokenType.StartArray:
                List<object?> items = [];
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    items.Add(reader.TokenType == JsonTokenType.String ? Text(ref reader) : null);
                    reader.Skip();
                }

                return items;
            default:
                reader.Skip();
                return NoValue;
        }
    }

    private static void WriteUnknown(Utf8JsonWriter writer, string existing)
    {
        foreach (string reading in Readings(existing))
        {
            using JsonDocument? document = TryParseDocument(reading);
            if (document is null || document.RootElement.ValueKind != JsonValueKind.Object) continue;
            foreach (JsonProperty property in document.RootElement.EnumerateObject())
            {
                if (TokenFields.IsKnown(property.Name)) continue;
                writer.WritePropertyName(property.Name);
            // Copied as written, because half of a surrogate pair cannot be written in any other way.
                writer.WriteRawValue(property.Value.GetRawText());
            }

            return;
        }
    }

    private static JsonDocument? TryParseDocument(string text)
    {
        try
        {
            return JsonDocument.Parse(text, new JsonDocumentOptions { AllowTrailingCommas = true });
        }
        catch (JsonException)
        {
            // The text may be a Python literal.
        }

        try
        {
            return JsonDocument.Parse(PythonLiteralConverter.ToJson(text));
        }
        catch (PythonLiteralException)
        {
            return null;
        }
    }
}
