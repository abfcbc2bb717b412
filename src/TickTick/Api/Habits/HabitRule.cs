using System;
using System.Collections.Generic;
using System.Globalization;
using TickTick.Api.Dates;

namespace TickTick.Api.Habits;

/// <summary>
/// Represents on which days a habit is due: on days of the week or the month, every few days, or on any days until a
/// weekly quota is reached.
/// </summary>
internal sealed class HabitRule
{
    private static readonly string[] Codes = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

    private readonly string _frequency;
    private readonly int _interval;
    private readonly RepeatDays _days;
    private readonly DateTime _until = DateTime.MaxValue;
    private readonly int? _count;
    private readonly DayOfWeek _firstDayOfWeek;

    private HabitRule(string? rule, DayOfWeek firstDayOfWeek)
    {
        Dictionary<string, string> parts = RepeatRule.Parts(rule);
        string? Part(string name) => parts.TryGetValue(name, out string? value) ? value : null;
        _frequency = Part("FREQ") ?? "DAILY";
        _interval = Math.Max(1, Number(Part("INTERVAL")) ?? 1);
        _days = new RepeatDays(parts);
        if (Part("UNTIL") is { Length: >= 8 } end && DateTime.TryParseExact(end.Substring(0, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime until)) _until = until;
        _count = Number(Part("COUNT"));
        _firstDayOfWeek = Part("WKST") is { } start && Array.IndexOf(Codes, start) is >= 0 and var index ? (DayOfWeek)index : firstDayOfWeek;
        Quota = _frequency == "WEEKLY" ? Number(Part(RepeatRule.Quota)) is > 0 and <= 7 and var times ? times : null : null;
    }

    /// <summary>Gets how often a week the habit is due on any days, or null if it is due on certain days.</summary>
    public int? Quota { get; }

    /// <summary>Parses the recurrence rule of a habit. Without a rule, the habit is due every day.</summary>
    public static HabitRule Parse(string? rule, DayOfWeek firstDayOfWeek) => new(rule, firstDayOfWeek);

    /// <summary>Returns the days on which the habit is due, in order. Intervals are counted from its first day.</summary>
    public IEnumerable<DateTime> DueDays(DateTime first, DateTime last)
    {
        int count = 0;
        for (DateTime day = first; day <= last && day <= _until; day = day.AddDays(1))
        {
            if (!IsDue(day, first)) continue;
            if (++count > _count) yield break;
            yield return day;
        }
    }

    private bool IsDue(DateTime day, DateTime first) => Quota is not null || (_days.Include(day) && _frequency switch
    {
        "WEEKLY" => (_days.HasDays || day.DayOfWeek == first.DayOfWeek) && (WeekOf(day) - WeekOf(first)).Days / 7 % _interval == 0,
        "MONTHLY" => (_days.HasDays || day.Day == first.Day) && (((day.Year - first.Year) * 12) + day.Month - first.Month) % _interval == 0,
        "YEARLY" => (_days.HasDays || day.Day == first.Day) && (_days.HasDays || _days.HasMonths || day.Month == first.Month) && (day.Year - first.Year) % _interval == 0,
        _ => (day - first).Days % _interval == 0,
    });

    /// <summary>Returns the first day of the week of a day.</summary>
    public DateTime WeekOf(DateTime day) => day.AddDays(-(((int)day.DayOfWeek - (int)_firstDayOfWeek + 7) % 7));

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ? number : null;
}
