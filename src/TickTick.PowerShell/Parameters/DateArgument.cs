using System;
using System.Globalization;
using TickTick.Api.Dates;

namespace TickTick.PowerShell.Parameters;

/// <summary>
/// Represents a date argument: a DateTime (in the user's time zone), a DateTimeOffset, or a text: Today, Tomorrow,
/// Yesterday, ISO 8601, or a date in the format of the culture. A text without a time means the whole day.
/// </summary>
public sealed class DateArgument
{
    /// <summary>Initializes the argument from a text.</summary>
    /// <param name="text">The text.</param>
    public DateArgument(string text) => Date = DateInput.Parse(text, CultureInfo.CurrentCulture, DateTime.Today);

    /// <summary>Initializes the argument from a local date or a UTC date.</summary>
    /// <param name="date">The date.</param>
    public DateArgument(DateTime date) => Date = DateInput.At(date);

    /// <summary>Initializes the argument from a date with an offset.</summary>
    /// <param name="date">The date.</param>
    public DateArgument(DateTimeOffset date) => Date = DateInput.At(date);

    internal DateInput Date { get; }

    /// <summary>Returns the date in ISO 8601 format.</summary>
    public override string ToString() => Date.ToString();
}
