using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
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
    private readonly HashSet<DayOfWeek> _weekdays;
    private readonly HashSet<int> _monthDays;
    private readonly DayOfWeek _firstDayOfWeek;

    private HabitRule(string? rule, DayOfWeek firstDayOfWeek)
    {
        var parts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (string part in (rule ?? string.Empty).Split(':').Last().Split(';'))
        {
            string[] pair = part.Split('=');
            if (pair.Length == 2) parts[pair[0].Trim()] = pair[1].Trim().ToUpperInvariant();
        }

        string? Part(string name) => parts.TryGetValue(name, out string? value) ? value : null;
        _frequency = Part("FREQ") ?? "DAILY";
        _interval = Math.Max(1, Number(Part("INTERVAL")) ?? 1);
        _weekdays = [.. (Part("BYDAY") ?? string.Empty).Split(',').Select(static code => Array.IndexOf(Codes, code)).Where(static day => day >= 0).Select(static day => (DayOfWeek)day)];
        _monthDays = [.. (Part("BYMONTHDAY") ?? string.Empty).Split(',').Select(Number).OfType<int>()];
        _firstDayOfWeek = Part("WKST") is { } start && Array.IndexOf(Codes, start) is >= 0 and var index ? (DayOfWeek)index : firstDayOfWeek;
        Quota = _frequency == "WEEKLY" ? Number(Part(RepeatRule.Quota)) is > 0 and <= 7 and var times ? times : null : null;
    }

    /// <summary>Gets how often a week the habit is due on any days, or null if it is due on certain days.</summary>
    public int? Quota { get; }

    /// <summary>Parses the recurrence rule of a habit. Without a rule, the habit is due every day.</summary>
    public static HabitRule Parse(string? rule, DayOfWeek firstDayOfWeek) => new(rule, firstDayOfWeek);

    /// <summary>Returns whether the habit is due on a day. Intervals are counted from its first day.</summary>
    public bool IsDue(DateTime day, DateTime first) => _frequency switch
    {
        _ when Quota is not null => true,
        "WEEKLY" => (_weekdays.Count == 0 ? day.DayOfWeek == first.DayOfWeek : _weekdays.Contains(day.DayOfWeek))
            && (WeekOf(day) - WeekOf(first)).Days / 7 % _interval == 0,
        "MONTHLY" => (_monthDays.Count == 0 ? day.Day == first.Day : _monthDays.Contains(day.Day) || _monthDays.Contains(day.Day - DateTime.DaysInMonth(day.Year, day.Month) - 1))
            && (((day.Year - first.Year) * 12) + day.Month - first.Month) % _interval == 0,
        _ => (day - first).Days % _interval == 0,
    };

    /// <summary>Returns the first day of the week of a day.</summary>
    public DateTime WeekOf(DateTime day) => day.AddDays(-(((int)day.DayOfWeek - (int)_firstDayOfWeek + 7) % 7));

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ? number : null;
}
