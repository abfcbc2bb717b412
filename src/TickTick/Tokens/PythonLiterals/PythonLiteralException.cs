using System;
using System.Globalization;

namespace TickTick.Tokens.PythonLiterals;

/// <summary>
/// The exception for a text that cannot be converted. Its message contains the position and the reason, and never the
/// text.
/// </summary>
internal sealed class PythonLiteralException : FormatException
{
    internal PythonLiteralException(string reason, int line, int column)
        : base(string.Format(CultureInfo.InvariantCulture, "{0} at line {1}, character {2}", reason, line, column))
    {
        Line = line;
        Column = column;
    }

    /// <summary>Gets the line number, starting at 1.</summary>
    internal int Line { get; }

    /// <summary>Gets the character position in the line, starting at 1.</summary>
    internal int Column { get; }
}
