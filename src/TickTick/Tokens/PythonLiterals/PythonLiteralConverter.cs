using System;
using System.Globalization;
using System.Text;

namespace TickTick.Tokens.PythonLiterals;

/// <summary>
/// Converts Python literals to JSON, because users of ticktick-py store the <c>str</c> of the token dictionary in an
/// environment variable.
/// </summary>
/// <remarks>
/// Supports the literals that <c>repr</c> writes for dict, list, tuple, str, int, float, bool and None. All other
/// Python syntax is rejected, because no token dictionary needs it and a guess could change a value. Source:
/// docs.python.org/3, "Lexical analysis" and "Built-in Types".
/// </remarks>
internal sealed class PythonLiteralConverter
{
    /// <summary>The maximum nesting of brackets, which is the default of System.Text.Json.</summary>
    internal const int MaximumDepth = 64;

    private readonly string _text;
    private readonly StringBuilder _json;
    private int _position;
    private int _depth;

    private PythonLiteralConverter(string text)
    {
        _text = text;
        _json = new StringBuilder(text.Length);
    }

    // U+0000 represents the end, because Python rejects a text that contains it.
    private char Current => _position < _text.Length ? _text[_position] : '\0';

    /// <summary>
    /// Converts a literal. A tuple becomes an array, and half of a surrogate pair remains an escape sequence.
    /// </summary>
    internal static string ToJson(string text)
    {
        var converter = new PythonLiteralConverter(text);
        converter.SkipWhiteSpace();
        converter.ConvertValue();
        if (converter._position < text.Length) throw converter.Expected("the end of the text");
        return converter._json.ToString();
    }

    /// <summary>Converts a value and skips the white space after it.</summary>
    private void ConvertValue()
    {
        switch (Current)
        {
            case '{':
                ConvertItems("{}", '}', ConvertEntry);
                break;
            case '[':
                ConvertItems("[]", ']', ConvertValue);
                break;
            case '(':
                ConvertItems("[]", ')', ConvertValue);
                break;
            case '\'' or '"':
                ConvertString();
                break;
            case (>= '0' and <= '9') or '-' or '+' or '.':
                ConvertNumber();
                break;
            default:
                ConvertName();
                break;
        }

        SkipWhiteSpace();
    }

    private void ConvertItems(string jsonBrackets, char closing, Action convertItem)
    {
        if (++_depth > MaximumDepth)
            throw Refused(string.Format(CultureInfo.InvariantCulture, "more than {0} nested brackets are not supported", MaximumDepth));
        _json.Append(jsonBrackets[0]);
        _position++;
        SkipWhiteSpace();
        for (int count = 0; Current != closing; count++)
        {
            if (count > 0) _json.Append(',');
            convertItem();
            if (Current == ',')
            {
                _position++;
                SkipWhiteSpace();
            }
            else if (Current != closing)
            {
                throw Expected($"',' or '{closing}'");
            }
            else if (closing == ')' && count == 0)
            {
                // (1) is the number 1, and only (1,) is a tuple.
                throw Expected("',' as in a tuple of one item");
            }
        }

        _json.Append(jsonBrackets[1]);
        _position++;
        _depth--;
    }

    private void ConvertEntry()
    {
        if (Current is not ('\'' or '"')) throw IsPrefixedString(NameLength()) ? PrefixRefused() : Expected("a key in quotes");
        ConvertString();
        if (Current != ':') throw Expected("':'");
        _json.Append(':');
        _position++;
        SkipWhiteSpace();
        ConvertValue();
    }

    private void ConvertName()
    {
        int length = NameLength();
        if (IsPrefixedString(length)) throw PrefixRefused();
        _json.Append(_text.Substring(_position, length) switch
        {
            "True" => "true",
            "False" => "false",
            "None" => "null",
            "inf" or "nan" => throw NotFinite(),
            _ => throw Expected("a value"),
        });
        _position += length;
    }

    private void ConvertNumber()
    {
        int start = _position;
        if (Current == '-') _position++;
        bool hasLeadingZero = Current == '0';
        int digits = SkipDigits();
        bool isDecimal = digits > 0 && !(hasLeadingZero && digits > 1);
        if (Current == '.')
        {
            _position++;
            isDecimal &= SkipDigits() > 0;
        }

        if (Current is 'e' or 'E')
        {
            _position++;
            if (Current is '+' or '-') _position++;
            isDecimal &= SkipDigits() > 0;
        }

        if (isDecimal && NameLength() == 0 && Current != '.')
        {
            _json.Append(_text, start, _position - start);
            return;
        }

        _position = start;
        if (string.CompareOrdinal(_text, start, "-inf", 0, 4) == 0) throw NotFinite();
        throw Refused("only decimal numbers as Python prints them are supported");
    }

    private void ConvertString()
    {
        char quote = Current;
        if (string.CompareOrdinal(_text, _position, new string(quote, 3), 0, 3) == 0) throw Refused("triple quotes are not supported");
        _json.Append('"');
        _position++;
        while (Current != quote)
        {
            if (Current is '\0' or '\n' or '\r') throw Expected("a closing quote");
            if (Current == '\\') ConvertEscape();
            else Append(_text[_position++]);
        }

        _json.Append('"');
        _position++;
        SkipWhiteSpace();
        if (Current is '\'' or '"') throw Refused("adjacent strings are not supported");
    }

    private void ConvertEscape()
    {
        char kind = _position + 1 < _text.Length ? _text[_position + 1] : '\0';
        int digits = 0;
        switch (kind)
        {
            case '\\' or '\'' or '"':
                Append(kind);
                break;
            case 'n':
                Append('\n');
                break;
            case 'r':
                Append('\r');
                break;
            case 't':
                Append('\t');
                break;
            case 'x':
                digits = 2;
                break;
            case 'u':
                digits = 4;
                break;
            case 'U':
                digits = 8;
                break;
            default:
                throw Refused("only the escapes that Python prints are supported");
        }

        if (digits > 0) AppendScalar(digits);
        _position += 2 + digits;
    }

    private void AppendScalar(int digits)
    {
        if (_position + 2 + digits > _text.Length
            || !uint.TryParse(_text.Substring(_position + 2, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint scalar)
            || scalar > 0x10FFFF)
        {
            throw Expected(string.Format(CultureInfo.InvariantCulture, "a character in {0} hexadecimal digits", digits));
        }

        if (scalar > char.MaxValue)
        {
            foreach (char half in char.ConvertFromUtf32((int)scalar)) Append(half);
        }
        else
        {
            Append((char)scalar);
        }
    }

    /// <summary>
    /// Appends a character of a JSON string. Surrogates are escaped, so that half of a pair survives UTF-8.
    /// </summary>
    private void Append(char character)
    {
        if (character is < ' ' or '"' or '\\' || char.IsSurrogate(character))
            _json.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
        else
            _json.Append(character);
    }

    private int SkipDigits()
    {
        int start = _position;
        while (Current is >= '0' and <= '9') _position++;
        return _position - start;
    }

    private int NameLength()
    {
        int end = _position;
        while (end < _text.Length && (_text[end] == '_' || char.IsLetterOrDigit(_text[end]))) end++;
        return end - _position;
    }

    private void SkipWhiteSpace()
    {
        while (Current is ' ' or '\t' or '\n' or '\r') _position++;
        if (Current == '#') throw Refused("comments are not supported");
    }

    private bool IsPrefixedString(int nameLength) =>
        nameLength > 0 && _position + nameLength < _text.Length && _text[_position + nameLength] is '\'' or '"';

    private PythonLiteralException PrefixRefused() => Refused("a string prefix such as b'…' is not supported");

    private PythonLiteralException NotFinite() => Refused("inf and nan are not supported because JSON has no form for them");

    private PythonLiteralException Expected(string what) => Refused($"expected {what}");

    private PythonLiteralException Refused(string reason)
    {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < _position; i++)
        {
            if (_text[i] != '\n') continue;
            line++;
            lineStart = i + 1;
        }

        return new PythonLiteralException(reason, line, _position - lineStart + 1);
    }
}
