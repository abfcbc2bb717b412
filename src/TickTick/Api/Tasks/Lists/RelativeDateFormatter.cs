using System;
using System.Globalization;

namespace TickTick.Api.Tasks.Lists;

/// <summary>Formats due dates in words: <c>today 09:00</c>, <c>3 days ago</c>, <c>Fri 27 Nov</c>.</summary>
internal sealed class RelativeDateFormatter(TimeProvider clock, TimeZoneInfo zone)
{
    private const int DaysCounted = 30;

    private readonly DayCalendar _calendar = new(clock, zone, DayOfWeek.Monday);

    public string Format(DateTimeOffset due, bool isAllDay, bool isFloating = false)
    {
        due = _calendar.ForUser(due, isFloating);
        DateTime day = _calendar.DayOf(due, isAllDay);
        string words = (day - _calendar.Today).Days switch
        {
            0 => "today",
            1 => "tomorrow",
            -1 => "yesterday",
            < 0 and >= -DaysCounted and var days => FormattableString.Invariant($"{-days} days ago"),
            _ => day.ToString(day.Year == _calendar.Today.Year ? "ddd d MMM" : "d MMM yyyy", CultureInfo.InvariantCulture),
        };
        return isAllDay ? words : FormattableString.Invariant($"{words} {TimeZoneInfo.ConvertTime(due, zone):HH:mm}");
    }

    /// <summary>Returns whether the date has passed.</summary>
    public bool IsPast(DateTimeOffset due, bool isAllDay, bool isFloating = false) =>
        isAllDay ? _calendar.DayOf(due, true) < _calendar.Today : _calendar.ForUser(due, isFloating) < clock.GetUtcNow();
}
