using System;
using System.Globalization;
using TickTick.Api.Time;

namespace TickTick.PowerShell.Parameters;

/// <summary>
/// A date as people give it to a parameter: a DateTime (by the user's clock), a DateTimeOffset, or a text: Today, Tomorrow,
/// Yesterday, ISO 8601, or as the culture writes dates. A text without a time is a whole day.
/// </summary>
public sealed class DateArgument
{
    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    public DateArgument(string text) => Date = DateInput.Parse(text, CultureInfo.CurrentCulture, DateTime.Today);

    /// <summary>Takes a local date, or one in UTC.</summary>
    /// <param name="date">The date.</param>
    public DateArgument(DateTime date) => Date = DateInput.At(date);

    /// <summary>Takes an instant.</summary>
    /// <param name="date">The instant.</param>
    public DateArgument(DateTimeOffset date) => Date = DateInput.At(date);

    /// <summary>The date.</summary>
    internal DateInput Date { get; }

    /// <summary>The date in ISO 8601.</summary>
    public override string ToString() => Date.ToString();
}
