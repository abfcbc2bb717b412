using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace TickTick.Api.Habits;

/// <summary>Measures habits by their own rules and goals.</summary>
/// <remarks>
/// A day counts if the habit is due on it. Rest days and excluded days neither continue nor end a streak, and the last
/// day does not end it as long as it can still be done. A habit with a weekly quota is measured in weeks. The quota of a
/// week with fewer days, such as the first one, is at most the number of its days.
/// </remarks>
internal sealed class HabitReview(DateTime today, DayOfWeek firstDayOfWeek)
{
    /// <summary>Measures a habit.</summary>
    /// <param name="habit">The habit.</param>
    /// <param name="first">The first day of the habit.</param>
    /// <param name="checkins">All check-ins of the habit.</param>
    /// <param name="from">The first day of the period.</param>
    /// <param name="to">The last day of the period.</param>
    public TickTickHabitMeasure Measure(TickTickHabit habit, DateTime first, IEnumerable<TickTickHabitCheckin> checkins, DateTime from, DateTime to)
    {
        var rule = HabitRule.Parse(habit.Repeat, firstDayOfWeek);
        DateTime last = to < today ? to : today;
        if (rule.Quota is not null) last = rule.WeekOf(last).AddDays(6);
        bool isActive = habit.Status != TickTickHabitStatus.Archived;
        if (habit.ArchivedTime is { } archived && !isActive && archived.LocalDateTime.Date < last) last = archived.LocalDateTime.Date;
        HashSet<DateTime> done = [.. checkins.Where(checkin => IsDone(checkin, habit)).Select(static checkin => checkin.Day!.Value.Date).Where(day => day <= today)];
        HashSet<DateTime> excluded = [.. (habit.ExceptDays ?? Enumerable.Empty<string>()).Select(ParseDay).OfType<DateTime>()];
        List<DateTime> days = [.. rule.DueDays(first, last).Where(day => !excluded.Contains(day))];
        List<Period> periods = rule.Quota is { } quota
            ? [.. days.GroupBy(rule.WeekOf).Select(week => new Period(week.Key.AddDays(6), Math.Min(quota, week.Count()), week.Count(done.Contains)))]
            : [.. days.Select(day => new Period(day, 1, done.Contains(day) ? 1 : 0))];

        // A period that is not over counts only if its goal is reached.
        if (isActive) periods.RemoveAll(period => period.Last >= today && !period.IsReached);
        (int current, int longest) = Streaks(periods);
        List<Period> measured = [.. periods.Where(period => period.Last >= from)];
        return new TickTickHabitMeasure
        {
            Habit = habit.Name,
            HabitId = habit.Id,
            Unit = rule.Quota is null ? "Days" : "Weeks",
            CurrentStreak = current,
            LongestStreak = longest,
            Done = measured.Sum(static period => Math.Min(period.Done, period.Goal)),
            Due = measured.Sum(static period => period.Goal),
            IsOpenToday = isActive && to >= today && days.Contains(today) && IsOpen(rule, first, excluded, done),
        };
    }

    /// <summary>Returns the first day of a habit: that of its target, its creation or its first check-in.</summary>
    public static DateTime FirstDayOf(TickTickHabit habit, IEnumerable<TickTickHabitCheckin> checkins, DateTime otherwise) =>
        checkins.Select(static checkin => checkin.Day?.Date)
            .Append(habit.TargetStart?.Date ?? habit.CreatedTime?.LocalDateTime.Date)
            .Min() ?? otherwise;

    // Whether today, on which the habit is due, can still be done.
    private bool IsOpen(HabitRule rule, DateTime first, HashSet<DateTime> excluded, HashSet<DateTime> done) =>
        !done.Contains(today)
        && (rule.Quota is not { } quota || done.Count(day => rule.WeekOf(day) == rule.WeekOf(today) && !excluded.Contains(day) && day >= first) < quota);

    private static (int Current, int Longest) Streaks(List<Period> periods)
    {
        int current = 0, longest = 0;
        foreach (Period period in periods)
        {
            current = period.IsReached ? current + 1 : 0;
            longest = Math.Max(longest, current);
        }

        return (current, longest);
    }

    // The service decides with the goal of the day. Without its decision, the amount does.
    private static bool IsDone(TickTickHabitCheckin checkin, TickTickHabit habit) => checkin.Day is not null && checkin.Status switch
    {
        TickTickHabitCheckinStatus.Done => true,
        TickTickHabitCheckinStatus.Missed => false,
        _ => (checkin.Goal is > 0 and { } goal ? goal : habit.Goal is > 0 and { } own ? own : 1) <= (checkin.Value ?? 0),
    };

    private static DateTime? ParseDay(string text) =>
        DateTime.TryParseExact(text, ["yyyyMMdd", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime day) ? day : null;

    private sealed record Period(DateTime Last, int Goal, int Done)
    {
        public bool IsReached => Done >= Goal;
    }
}
