using System;
using System.Collections.Generic;

namespace TickTick.Api.Dates.Parsing;

/// <summary>
/// Defines the dates in words, in English. The names of months and days can also be those of the culture. Case is
/// ignored, and each day can have a time before or after it, such as <c>tomorrow 9am</c>.
/// </summary>
internal static class DateGrammar
{
    /// <summary>Gets the rows. A text that two rows read differently is refused.</summary>
    public static IReadOnlyList<DateRow> Rows { get; } =
    [
        // Text                                  Meaning
        Day("today",                             static (now, _) => now.Today),
        Day("tomorrow",                          static (now, _) => now.Today.AddDays(1)),
        Day("yesterday",                         static (now, _) => now.Today.AddDays(-1)),
        Day("day after tomorrow",                static (now, _) => now.Today.AddDays(2)),
        Day("the day after tomorrow",            static (now, _) => now.Today.AddDays(2)),
        Day("day before yesterday",              static (now, _) => now.Today.AddDays(-2)),
        Day("the day before yesterday",          static (now, _) => now.Today.AddDays(-2)),
        Evening("tonight",                       static (now, _) => now.Today),
        Day("{weekday}",                         static (now, read) => now.NextWeekday(read.Weekday, now.Direction)),
        Day("next {weekday}",                    static (now, read) => now.WeekStart.AddDays(7 + now.DayInWeek(read.Weekday))),
        Day("last {weekday}",                    static (now, read) => now.NextWeekday(read.Weekday, -1)),
        Day("next week",                         static (now, _) => now.WeekStart.AddDays(7)),
        Day("next month",                        static (now, _) => now.MonthStart.AddMonths(1)),
        Day("next year",                         static (now, _) => now.YearStart.AddYears(1)),
        Day("eow",                               static (now, _) => now.WeekStart.AddDays(6)),
        Day("eom",                               static (now, _) => now.MonthStart.AddMonths(1).AddDays(-1)),
        Day("eoy",                               static (now, _) => now.YearStart.AddYears(1).AddDays(-1)),
        Distance("in {number} {unit}",           +1),
        Distance("{number} {unit} ago",          -1),
        Distance("+{number}{unit}",              +1),
        Distance("-{number}{unit}",              -1),
        Day("{day} {month}",                     DayAndMonth),
        Day("{month} {day}",                     DayAndMonth),
        Day("{day} {month} {year}",              DayMonthAndYear),
        Day("{month} {day} {year}",              DayMonthAndYear),
        Day("{weekday} {day} {month}",           DayAndMonth),
        Day("{weekday} {month} {day}",           DayAndMonth),
        Day("{weekday} {day} {month} {year}",    DayMonthAndYear),
        Day("{weekday} {month} {day} {year}",    DayMonthAndYear),
    ];

    /// <summary>Returns the next such day, or the previous one if the date lies in the past. It can be today.</summary>
    public static DateTime? DayAndMonth(DateContext now, DateParts read)
    {
        if (read.Day < 1 || read.Month < 1) return null;
        int year = now.Calendar.GetYear(now.Today);

        // A leap day can be eight years away.
        for (int distance = 0; distance <= 8; distance++)
        {
            if (now.DateIn(year + (now.Direction * distance), read) is { } day && (now.IsPast ? day <= now.Today : day >= now.Today)) return FitsWeekday(day, read);
        }

        return null;
    }

    public static DateTime? DayMonthAndYear(DateContext now, DateParts read) =>
        read.Year is { } year && now.DateIn(now.FullYear(year), read) is { } day ? FitsWeekday(day, read) : null;

    private static DateTime? FitsWeekday(DateTime day, DateParts read) => read.Weekday is null || read.Weekday == day.DayOfWeek ? day : null;

    private static DateRow Day(string pattern, Func<DateContext, DateParts, DateTime?> day) => new(pattern, day);

    private static DateRow Evening(string pattern, Func<DateContext, DateParts, DateTime?> day) => new(pattern, day) { EveningTime = TimeSpan.FromHours(20) };

    private static DateRow Distance(string pattern, int sign) => new(pattern, sign);
}
