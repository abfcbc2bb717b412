using System;
using System.Globalization;
using TickTick.Api.Dates;
using TickTick.Api.Dates.Parsing;
using TickTick.Api.Tasks.Lists;

namespace TickTick.PowerShell.Parameters;

/// <summary>
/// Represents a period in which tasks are due: Overdue, Today, Tomorrow, ThisWeek, NextWeek, Next7Days, ThisMonth,
/// NextMonth, None, or a date (see <see cref="DateArgument"/>). A date selects its day, and a text with a time selects
/// that time.
/// </summary>
public sealed class DueArgument
{
    /// <summary>Initializes the argument from a text.</summary>
    /// <param name="text">The name of a period, or a date.</param>
    public DueArgument(string text)
    {
        if (DuePeriod.Find(text) is { } named)
        {
            Period = named;
            return;
        }

        Read = DateParser.TryParse(text, CultureInfo.CurrentCulture, DateTimeOffset.Now, TimeZoneInfo.Local) ?? throw new TickTickException(
            ErrorIds.RequestInvalid,
            $"'{text}' is not a period or a date.",
            $"Use {string.Join(", ", DuePeriod.Names)}, or a date such as 'friday' or {DateTime.Today.AddDays(3).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.");
        Period = DuePeriod.On(Read.Date);
    }

    internal DueArgument(DateArgument date)
    {
        // A date object without a time of day has the day that its writer chose, in every time zone.
        DateInput written = date.Date;
        DateTimeOffset instant = date.InLocalZone;
        Read = date.Read;
        Period = DuePeriod.On(Read?.Date ?? DateInput.On(written.IsInstant && instant.TimeOfDay != TimeSpan.Zero ? instant.LocalDateTime : date.Day));
    }

    internal DuePeriod Period { get; }

    /// <summary>Gets the text that was read as a date, or null.</summary>
    internal DateText? Read { get; }

    /// <summary>Gets the calendar of the user.</summary>
    internal static DayCalendar Calendar => new(TimeProvider.System, TimeZoneInfo.Local, CultureInfo.CurrentCulture.DateTimeFormat.FirstDayOfWeek);

    /// <summary>Returns the name of the period, or the date in words.</summary>
    public override string ToString() => Period.Name;
}
