using System;
using System.Globalization;

namespace TickTick.Tokens;

/// <summary>Tells where a text stops being a Python literal and what was expected there, never what is there.</summary>
internal sealed class PythonLiteralException : FormatException
{
    /// <summary>Makes the failure.</summary>
    internal PythonLiteralException(int line, int column, string expected)
        : base(string.Format(CultureInfo.InvariantCulture, "expected {0} at line {1}, character {2}", expected, line, column))
    {
        Line = line;
        Column = column;
    }

    /// <summary>The line, from 1.</summary>
    internal int Line { get; }

    /// <summary>The character in the line, from 1.</summary>
    internal int Column { get; }
}
