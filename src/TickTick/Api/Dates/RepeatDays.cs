using System;
using System.Collections.Generic;
using System.Globalization;

namespace TickTick.Api.Dates;

/// <summary>
/// Represents the days to which a recurrence rule is restricted by BYDAY, BYMONTHDAY and BYMONTH (RFC 5545 §3.3.10).
/// </summary>
internal sealed class RepeatDays
{
    private readonly string[] _weekdays;
    private readonly string[] _dates;
    private readonly string[] _months;

    /// <param name="parts">The parts of the rule by their names.</param>
    public RepeatDays(IReadOnlyDictionary<string, string> parts)
    {
        _weekdays = Values("BYDAY");
        _dates = Values("BYMONTHDAY");
        _months = Values("BYMONTH");

        string[] Values(string name) => parts.TryGetValue(name, out string? value) && value.Length > 0 ? value.Split(',') : [];
    }

    /// <summary>Gets whether the rule names days of the week or of the month.</summary>
    public bool HasDays => _weekdays.Length + _dates.Length > 0;

    /// <summary>Gets whether the rule names months.</summary>
    public bool HasMonths => _months.Length > 0;

    /// <summary>Returns whether the rule can occur on a day.</summary>
    public bool Include(DateTime day) =>
        Fits(_months, month => Number(month) == day.Month) && Fits(_dates, date => IsDate(Number(date), day)) && Fits(_weekdays, code => IsWeekday(code, day));

    private static bool Fits(string[] values, Predicate<string> fits) => values.Length == 0 || Array.Exists(values, fits);

    // -1 is the last day of the month.
    private static bool IsDate(int date, DateTime day) => date == day.Day || date == day.Day - DateTime.DaysInMonth(day.Year, day.Month) - 1;

    // FR is every Friday, 2FR the second one of a month, and -1FR the last one.
    private static bool IsWeekday(string code, DateTime day)
    {
        if (!code.EndsWith(day.DayOfWeek.ToString().Substring(0, 2), StringComparison.OrdinalIgnoreCase)) return false;
        int position = Number(code.Substring(0, code.Length - 2));
        return position == 0 || position == (day.Day + 6) / 7 || position == -1 - ((DateTime.DaysInMonth(day.Year, day.Month) - day.Day) / 7);
    }

    private static int Number(string text) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ? number : 0;
}
