using System;
using System.Globalization;

namespace TickTick.Api.Dates.Parsing;

/// <summary>
/// Represents the moment at which a user writes a date, the calendar in which the user counts, and whether a date
/// without a year or a week is the previous one instead of the next.
/// </summary>
internal sealed record DateContext(DateTimeOffset Now, TimeZoneInfo Zone, DayOfWeek FirstDayOfWeek, Calendar Calendar, bool IsPast = false)
{
    /// <summary>Gets the direction in which a date without a year or a week is looked for.</summary>
    public int Direction => IsPast ? -1 : 1;

    public DateTime Today => Now.Date;

    public DateTime WeekStart => Today.AddDays(-DayInWeek(Today.DayOfWeek));

    public DateTime MonthStart => Today.AddDays(1 - Today.Day);

    public DateTime YearStart => Today.AddDays(1 - Today.DayOfYear);

    /// <summary>Returns the position of a day in the week, which begins with 0.</summary>
    public int DayInWeek(DayOfWeek? day) => ((int)day! - (int)FirstDayOfWeek + 7) % 7;

    /// <summary>Returns the next or the previous such day, which is never today.</summary>
    public DateTime NextWeekday(DayOfWeek? day, int sign)
    {
        int distance = (sign * ((int)day! - (int)Today.DayOfWeek) + 7) % 7;
        return Today.AddDays(sign * (distance == 0 ? 7 : distance));
    }

    /// <summary>Returns the date at a distance from now: a time for hours and minutes, otherwise a whole day.</summary>
    public DateInput? At(DateUnit unit, int number)
    {
        try
        {
            return unit switch
            {
                DateUnit.Minute => After(TimeSpan.FromMinutes(number)),
                DateUnit.Hour => After(TimeSpan.FromHours(number)),
                DateUnit.Day => DateInput.On(Today.AddDays(number)),
                DateUnit.Week => DateInput.On(Today.AddDays(7 * number)),
                DateUnit.Month => DateInput.On(Today.AddMonths(number)),
                _ => DateInput.On(Today.AddYears(number)),
            };
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    /// <summary>Returns the year that a number of two digits means, which is the nearest one.</summary>
    public int FullYear(int year)
    {
        if (year >= 100) return year;
        int earliest = Calendar.GetYear(Today) - 50;
        return earliest + ((((year - earliest) % 100) + 100) % 100);
    }

    /// <summary>Returns the day and month of a year of the calendar, or null if there is no such day.</summary>
    public DateTime? DateIn(int year, DateParts read)
    {
        try
        {
            return Calendar.ToDateTime(year, read.Month, read.Day, 0, 0, 0, 0);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    // The seconds of the present moment are not part of a plan.
    private DateInput After(TimeSpan distance) =>
        DateInput.FromNow(TimeZoneInfo.ConvertTime(Now.AddTicks(-(Now.Ticks % TimeSpan.TicksPerMinute)) + distance, Zone));
}
