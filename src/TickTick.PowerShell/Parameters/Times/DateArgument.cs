using System;
using System.Globalization;
using TickTick.Api.Dates;
using TickTick.Api.Dates.Parsing;

namespace TickTick.PowerShell.Parameters;

/// <summary>
/// Represents a date argument: a DateTime (in the user's time zone), a DateTimeOffset, or a text: ISO 8601, words such
/// as <c>tomorrow 9am</c>, or a date in the format of the culture. A text without a time means the whole day.
/// </summary>
public sealed class DateArgument
{
    /// <summary>Initializes the argument from a text.</summary>
    /// <param name="text">The text.</param>
    public DateArgument(string text)
        : this(text, isPast: false)
    {
    }

    internal DateArgument(string text, bool isPast)
        : this(DateParser.Parse(text, CultureInfo.CurrentCulture, DateTimeOffset.Now, TimeZoneInfo.Local, isPast))
    {
    }

    /// <summary>Initializes the argument from a local date or a UTC date.</summary>
    /// <param name="date">The date.</param>
    public DateArgument(DateTime date)
    {
        Date = DateInput.At(date);
        Day = date.Kind == DateTimeKind.Utc ? date.ToLocalTime().Date : date.Date;
    }

    /// <summary>Initializes the argument from a date with an offset.</summary>
    /// <param name="date">The date.</param>
    public DateArgument(DateTimeOffset date)
        : this(DateInput.At(date))
    {
    }

    private DateArgument(DateText read)
        : this(read.Date) => Read = read;

    internal DateArgument(DateInput date)
    {
        Date = date;
        Day = date.Day;
    }

    internal DateInput Date { get; }

    /// <summary>Gets the day. A date with an offset means its own day, and one in UTC the day in this time zone.</summary>
    internal DateTime Day { get; }

    /// <summary>Gets the instant in this time zone, which is the beginning of a whole day.</summary>
    internal DateTimeOffset InLocalZone => Date.In(TimeZoneInfo.Local);

    /// <summary>Gets the last instant of the date in this time zone, which is the end of a whole day.</summary>
    internal DateTimeOffset LastInLocalZone => Date.IsDay ? LocalDay.Start(Day.AddDays(1), TimeZoneInfo.Local).AddTicks(-1) : InLocalZone;

    /// <summary>Gets the text that was read, or null if the argument is not from a text.</summary>
    internal DateText? Read { get; }

    /// <summary>Gets whether the date is a text that means a date in the future.</summary>
    internal bool IsFutureText => Read is not null && InLocalZone > DateTimeOffset.Now;

    /// <summary>Returns the date in ISO 8601 format.</summary>
    public override string ToString() => Date.ToString();
}
