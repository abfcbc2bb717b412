using System;
using System.Globalization;

namespace TickTick.Tokens.PythonLiterals;

/// <summary>The exception for a text that cannot be converted. Its message says where and why, and never quotes the text.</summary>
internal sealed class PythonLiteralException : FormatException
{
    /// <summary>Creates the exception.</summary>
    internal PythonLiteralException(string reason, int line, int column)
        : base(string.Format(CultureInfo.InvariantCulture, "{0} at line {1}, character {2}", reason, line, column))
    {
        Line = line;
        Column = column;
    }

    /// <summary>The line, from 1.</summary>
    internal int Line { get; }

    /// <summary>The character in the line, from 1.</summary>
    internal int Column { get; }
}
