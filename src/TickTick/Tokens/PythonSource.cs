using System;

namespace TickTick.Tokens;

/// <summary>A Python source text and the place at which it is being read.</summary>
internal sealed class PythonSource
{
    private readonly string _text;

    /// <summary>Makes a source of a text as <c>literal_eval</c> does: leading spaces and tabs dropped, line ends unified.</summary>
    internal PythonSource(string text)
    {
        int nul = text.IndexOf('\0');
        if (nul >= 0) throw Expected(text, nul, "no null character");
        int half = IndexOfLoneSurrogate(text);
        if (half >= 0) throw Expected(text, half, "a whole surrogate pair");
        _text = text.IndexOf('\r') < 0 ? text : text.Replace("\r\n", "\n").Replace('\r', '\n');
        while (Current is ' ' or '\t') Position++;
    }

    /// <summary>The index of the current character.</summary>
    internal int Position { get; private set; }

    /// <summary>Whether nothing is left.</summary>
    internal bool AtEnd => Position >= _text.Length;

    /// <summary>Whether the last thing passed over was a comment.</summary>
    internal bool EndsInComment { get; private set; }

    /// <summary>The current character; U+0000, which no source has, at the end.</summary>
    internal char Current => Position < _text.Length ? _text[Position] : '\0';

    /// <summary>A character further on; U+0000 behind the end.</summary>
    internal char Peek(int distance) => Position + distance < _text.Length ? _text[Position + distance] : '\0';

    /// <summary>The next characters.</summary>
    internal string Slice(int length) => _text.Substring(Position, length);

    /// <summary>The characters from one index up to, and without, another.</summary>
    internal string Slice(int start, int end) => _text.Substring(start, end - start);

    /// <summary>Whether the rest begins so.</summary>
    internal bool StartsWith(string expected) => string.CompareOrdinal(_text, Position, expected, 0, expected.Length) == 0;

    /// <summary>Goes on.</summary>
    internal void Advance(int count = 1)
    {
        Position += count;
        EndsInComment = false;
    }

    /// <summary>Passes over a backslash and the line end behind it.</summary>
    internal void ContinueLine()
    {
        Advance();
        if (Current != '\n') throw Expected("the end of the line after a backslash");
        Advance();
        if (AtEnd) throw Expected("another line after a backslash");
    }

    /// <summary>Passes over a comment up to the line end.</summary>
    internal void SkipComment()
    {
        while (!AtEnd && Current != '\n') Position++;
        EndsInComment = true;
    }

    /// <summary>The failure that something else was expected.</summary>
    internal PythonLiteralException Expected(string expected, int position = -1) =>
        Expected(_text, position < 0 ? Position : position, expected);

    /// <summary>Whether a character can be part of a name: whatever is not ASCII may be.</summary>
    internal static bool IsNameCharacter(char character) =>
        character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or >= '\x80';

    /// <summary>Where the first half of a surrogate pair without its other half is.</summary>
    internal static int IndexOfLoneSurrogate(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (!char.IsSurrogatePair(text, i)) return i;
            i++;
        }

        return -1;
    }

    private static PythonLiteralException Expected(string text, int position, string expected)
    {
        int line = 1;
        int lineStart = 0;
        position = Math.Min(position, text.Length);
        for (int i = 0; i < position; i++)
        {
            if (text[i] != '\n') continue;
            line++;
            lineStart = i + 1;
        }

        return new PythonLiteralException(line, position - lineStart + 1, expected);
    }
}
