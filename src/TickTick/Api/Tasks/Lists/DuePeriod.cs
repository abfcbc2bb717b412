using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using TickTick.Api.Dates;

namespace TickTick.Api.Tasks.Lists;

/// <summary>
/// Represents a period in which tasks are due: one of the named periods, a day, or a time of a day.
/// </summary>
internal sealed class DuePeriod
{
    private static readonly DuePeriod Overdue = new("Overdue"), None = new("None");

    private static readonly DuePeriod[] Named =
    [
        //          Name          First day                                    Days
        Overdue,
        new("Today",      static calendar => calendar.Today,                1),
        new("Tomorrow",   static calendar => calendar.Today.AddDays(1),     1),
        new("ThisWeek",   static calendar => calendar.WeekStart,            7),
        new("NextWeek",   static calendar => calendar.WeekStart.AddDays(7), 7),
        new("Next7Days",  static calendar => calendar.Today,                7),
        new("ThisMonth",  static calendar => calendar.MonthStart(0),        months: 1),
        new("NextMonth",  static calendar => calendar.MonthStart(1),        months: 1),
        None,
    ];

    private readonly Func<DayCalendar, DateTime>? _first;
    private readonly int _days;
    private readonly int _months;
    private readonly DateInput? _date;

    private DuePeriod(string name, Func<DayCalendar, DateTime>? first = null, int days = 0, int months = 0)
    {
        Name = name;
        _first = first;
        _days = days;
        _months = months;
    }

    private DuePeriod(DateInput date)
        : this(date.Describe(), _ => date.Day, 1) => _date = date;

    /// <summary>Gets the names of the named periods.</summary>
    public static IEnumerable<string> Names => Named.Select(static period => period.Name);

    /// <summary>Gets the name, or the date in words.</summary>
    public string Name { get; }

    /// <summary>Returns the period with a name, or null. Case and spaces are ignored: <c>next week</c>.</summary>
    public static DuePeriod? Find(string text)
    {
        string name = string.Concat(text.Where(static c => !char.IsWhiteSpace(c)));
        return Array.Find(Named, period => period.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Creates the period of a date: its day, or its minute if it has a time.</summary>
    public static DuePeriod On(DateInput date) => new(date);

    /// <summary>Returns whether a task is due in the period.</summary>
    public bool Contains(TickTickTask task, DayCalendar calendar)
    {
        if (calendar.DueTime(task) is not { } time) return this == None;
        if (_date is { IsDay: false } date)
            return !task.IsAllDay && time.UtcTicks / TimeSpan.TicksPerMinute == calendar.InstantOf(date).UtcTicks / TimeSpan.TicksPerMinute;
        if (this == Overdue) return calendar.IsOverdue(task);
        if (_first is null) return false;
        DateTime day = calendar.DueDayOf(task)!.Value;
        DateTime first = _first(calendar);
        return day >= first && day < End(first);
    }

    /// <summary>Describes the days of the period: <c>Mon 30 Nov 2026 to Sun 6 Dec 2026</c>.</summary>
    public string Describe(DayCalendar calendar)
    {
        if (_date is not null) return Name;
        if (_first is null) return this == None ? "without a due date" : $"before {Show(calendar.Today)}, or earlier today";
        DateTime first = _first(calendar), last = End(first).AddDays(-1);
        return first == last ? Show(first) : $"{Show(first)} to {Show(last)}";
    }

    private static string Show(DateTime day) => day.ToString("ddd d MMM yyyy", CultureInfo.InvariantCulture);

    private DateTime End(DateTime first) => first.AddDays(_days).AddMonths(_months);
}
