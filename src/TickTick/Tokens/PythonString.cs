using System.Globalization;
using System.Text;

namespace TickTick.Tokens;

/// <summary>Python's string and bytes literals.</summary>
/// <remarks>Source: docs.python.org/3.11, "Lexical analysis", "String and Bytes literals".</remarks>
internal static class PythonString
{
    /// <summary>Reads one literal with its prefix.</summary>
    internal static object Read(PythonSource source)
    {
        (bool isRaw, bool isBytes) = ReadPrefix(source);
        int end = FindContent(source, out int start, out int afterQuotes);
        if (isBytes) RefuseNonAscii(source, start, end);
        string content = isRaw || source.Slice(start, end).IndexOf('\\') < 0
            ? source.Slice(start, end)
            : Unescape(source, start, end, isBytes);
        source.Advance(afterQuotes - source.Position);
        return isBytes ? new PythonBytes(content) : content;
    }

    private static (bool IsRaw, bool IsBytes) ReadPrefix(PythonSource source)
    {
        int length = 0;
        while (PythonSource.IsNameCharacter(source.Peek(length))) length++;
        (bool IsRaw, bool IsBytes) kind = source.Slice(length) switch
        {
            "" or "u" or "U" => (false, false),
            "r" or "R" => (true, false),
            "b" or "B" => (false, true),
            "rb" or "rB" or "Rb" or "RB" or "br" or "bR" or "Br" or "BR" => (true, true),
            _ => throw source.Expected("a string prefix of a literal"),
        };
        source.Advance(length);
        return kind;
    }

    private static int FindContent(PythonSource source, out int start, out int afterQuotes)
    {
        char quote = source.Current;
        bool isTriple = source.Peek(1) == quote && source.Peek(2) == quote;
        int quotes = isTriple ? 3 : 1;
        start = source.Position + quotes;
        for (int distance = quotes; ; distance++)
        {
            char character = source.Peek(distance);
            if (character == '\0' || (character == '\n' && !isTriple)) throw source.Expected("a closing quote", source.Position + distance);
            if (character == '\\')
            {
                distance++;
                continue;
            }

            if (character != quote) continue;
            if (isTriple && (source.Peek(distance + 1) != quote || source.Peek(distance + 2) != quote)) continue;
            afterQuotes = source.Position + distance + quotes;
            return source.Position + distance;
        }
    }

    private static void RefuseNonAscii(PythonSource source, int start, int end)
    {
        string content = source.Slice(start, end);
        for (int i = 0; i < content.Length; i++)
        {
            if (content[i] >= 0x80) throw source.Expected("an ASCII character", start + i);
        }
    }

    private static string Unescape(PythonSource source, int start, int end, bool isBytes)
    {
        string content = source.Slice(start, end);
        var plain = new StringBuilder(content.Length);
        int index = 0;
        while (index < content.Length)
        {
            char character = content[index++];
            if (character != '\\')
            {
                plain.Append(character);
                continue;
            }

            int escape = start + index - 1;
            char kind = content[index++];
            switch (kind)
            {
                case '\n':
                    break;
                case '\\' or '\'' or '"':
                    plain.Append(kind);
                    break;
                case 'a':
                    plain.Append('\a');
                    break;
                case 'b':
                    plain.Append('\b');
                    break;
                case 'f':
                    plain.Append('\f');
                    break;
                case 'n':
                    plain.Append('\n');
                    break;
                case 'r':
                    plain.Append('\r');
                    break;
                case 't':
                    plain.Append('\t');
                    break;
                case 'v':
                    plain.Append('\v');
                    break;
                case >= '0' and <= '7':
                    int octal = ReadOctal(content, ref index);
                    plain.Append((char)(isBytes ? octal & 0xff : octal));
                    break;
                case 'x':
                    plain.Append((char)ReadHex(source, content, ref index, 2, escape));
                    break;
                case 'u' when !isBytes:
                    plain.Append((char)ReadHex(source, content, ref index, 4, escape));
                    break;
                case 'U' when !isBytes:
                    AppendScalar(plain, source, ReadHex(source, content, ref index, 8, escape), escape);
                    break;
                case 'N' when !isBytes:
                    AppendScalar(plain, source, ReadNamed(source, content, ref index, escape), escape);
                    break;
                default:
                    // No escape at all: CPython warns and keeps both characters.
                    plain.Append('\\').Append(kind);
                    break;
            }
        }

        return plain.ToString();
    }

    private static int ReadOctal(string content, ref int index)
    {
        int value = content[index - 1] - '0';
        for (int digits = 1; digits < 3 && index < content.Length && content[index] is >= '0' and <= '7'; digits++)
            value = (value * 8) + content[index++] - '0';
        return value;
    }

    private static long ReadHex(PythonSource source, string content, ref int index, int digits, int escape)
    {
        if (index + digits > content.Length
            || !long.TryParse(content.Substring(index, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out long value))
        {
            throw source.Expected(string.Format(CultureInfo.InvariantCulture, "an escape of {0} hexadecimal digits", digits), escape);
        }

        index += digits;
        return value;
    }

    private static long ReadNamed(PythonSource source, string content, ref int index, int escape)
    {
        int close = index < content.Length && content[index] == '{' ? content.IndexOf('}', index) : -1;
        if (close < 0) throw source.Expected("a character's name in braces", escape);
        string name = content.Substring(index + 1, close - index - 1);
        index = close + 1;
        return PythonCharacterNames.TryFind(name, out int scalar) ? scalar : throw source.Expected("the name of a Unicode character", escape);
    }

    private static void AppendScalar(StringBuilder plain, PythonSource source, long scalar, int escape)
    {
        if (scalar > 0x10FFFF) throw source.Expected("a character up to U+10FFFF", escape);
        if (scalar < 0x10000)
        {
            // A surrogate alone is a character to Python.
            plain.Append((char)scalar);
            return;
        }

        plain.Append(char.ConvertFromUtf32((int)scalar));
    }
}
