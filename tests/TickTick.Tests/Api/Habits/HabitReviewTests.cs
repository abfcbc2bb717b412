using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using TickTick.Api;
using TickTick.Api.Habits;
using Xunit;

namespace TickTick.Tests.Api.Habits;

public sealed class HabitReviewTests
{
    // Wednesday.
    private static readonly DateTime Today = new(2026, 11, 25);
    private static readonly string[] Codes = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

    [Theory]
    [InlineData("RRULE:FREQ=DAILY;INTERVAL=1", "20 21 22 23 24", 5, true)]
    [InlineData("RRULE:FREQ=DAILY;INTERVAL=1", "20 21 22 23 24 25", 6, false)]
    [InlineData("RRULE:FREQ=DAILY;INTERVAL=1", "20 21 23 24", 2, true)]
    [InlineData("RRULE:FREQ=DAILY;INTERVAL=1", "20 21 22", 0, true)]
    [InlineData("RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "19 20 23 24", 4, true)]
    [InlineData("RRULE:FREQ=WEEKLY;BYDAY=SA,SU", "14 15 21 22", 4, false)]
    [InlineData("RRULE:FREQ=DAILY;INTERVAL=3", "16 19 22", 3, true)]
    [InlineData("RRULE:FREQ=DAILY;INTERVAL=2", "18 20 22 24", 4, false)]
    [InlineData("RRULE:FREQ=WEEKLY;TT_TIMES=2", "9 10 17 22", 2, true)]
    [InlineData("RRULE:FREQ=WEEKLY;TT_TIMES=2", "9 10 17 22 23 24", 3, false)]
    public void A_streak_follows_the_rule_and_today_does_not_end_it(string rule, string days, int streak, bool isOpen)
    {
        DateTime[] done = [.. days.Split(' ').Select(day => new DateTime(2026, 11, int.Parse(day, CultureInfo.InvariantCulture)))];
        TickTickHabitMeasure measure = Measure(new TickTickHabit { Name = "h", Repeat = rule }, done[0], Done(done), Today.AddDays(-30), Today);
        Assert.Equal((streak, isOpen), (measure.CurrentStreak, measure.IsOpenToday));
    }

    [Theory]
    [InlineData("RRULE:FREQ=MONTHLY;BYDAY=1MO", "2026-09-07 2026-10-05 2026-11-02")]
    [InlineData("RRULE:FREQ=MONTHLY;BYDAY=-1FR", "2026-09-25 2026-10-30")]
    [InlineData("RRULE:FREQ=MONTHLY;BYMONTHDAY=-2", "2026-09-29 2026-10-30")]
    [InlineData("RRULE:FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=5", "2026-09-05")]
    [InlineData("RRULE:FREQ=DAILY;COUNT=3", "2026-09-01 2026-09-02 2026-09-03")]
    [InlineData("RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;UNTIL=20260904T220000Z", "2026-09-01 2026-09-02 2026-09-03 2026-09-04")]
    [InlineData("RRULE:FREQ=DAILY;INTERVAL=2;BYDAY=MO;UNTIL=20261001", "2026-09-07 2026-09-21")]
    public void All_days_of_a_rule_and_no_others_are_due(string rule, string days)
    {
        DateTime first = new(2026, 9, 1);
        DateTime[] done = [.. days.Split(' ').Select(static day => DateTime.Parse(day, CultureInfo.InvariantCulture))];
        TickTickHabitMeasure measure = Measure(new TickTickHabit { Name = "h", Repeat = rule, TargetStart = first }, first, Done(done), first, Today);
        Assert.Equal((done.Length, done.Length, done.Length, false), (measure.CurrentStreak, measure.Done, measure.Due, measure.IsOpenToday));
    }

    [Fact]
    public void A_day_is_done_by_the_goal_of_the_day_or_the_decision_of_the_service()
    {
        var habit = new TickTickHabit { Name = "water", Goal = 8 };
        TickTickHabitCheckin[] checkins =
        [
            new() { Day = Today.AddDays(-4), Value = 8 },
            new() { Day = Today.AddDays(-3), Value = 5, Goal = 5 },
            new() { Day = Today.AddDays(-2), Value = 1, Goal = 8, Status = TickTickHabitCheckinStatus.Done },
            new() { Day = Today.AddDays(-1), Value = 7, Goal = 8, Status = TickTickHabitCheckinStatus.Open },
            new() { Day = Today, Value = 8, Goal = 8, Status = TickTickHabitCheckinStatus.Missed },
        ];
        TickTickHabitMeasure measure = Measure(habit, Today.AddDays(-4), checkins, Today.AddDays(-4), Today);
        Assert.Equal((0, 3, 3, 4, true), (measure.CurrentStreak, measure.LongestStreak, measure.Done, measure.Due, measure.IsOpenToday));
        Assert.Equal(0.75, measure.Rate);
    }

    [Fact]
    public void A_period_of_the_past_is_over_and_an_archived_habit_is_not_open()
    {
        TickTickHabitCheckin[] checkins = Done([Today.AddDays(-5), Today.AddDays(-4)]);
        TickTickHabitMeasure past = Measure(new TickTickHabit { Name = "h" }, Today.AddDays(-5), checkins, Today.AddDays(-9), Today.AddDays(-3));
        Assert.Equal((0, 2, 2, 3, false), (past.CurrentStreak, past.LongestStreak, past.Done, past.Due, past.IsOpenToday));
        TickTickHabitMeasure archived = Measure(
            new TickTickHabit { Name = "h", Status = TickTickHabitStatus.Archived, ArchivedTime = new DateTimeOffset(Today.AddDays(-4).AddHours(12)) }, Today.AddDays(-5), checkins, Today.AddDays(-9), Today);
        Assert.Equal((2, 2, 2, false), (archived.CurrentStreak, archived.Done, archived.Due, archived.IsOpenToday));
        Assert.Null(Measure(new TickTickHabit { Name = "future" }, Today.AddDays(3), [], Today, Today).Rate);
    }

    /// <summary>A plain implementation, which looks at one day after the other, gives the same results.</summary>
    [Fact]
    public void A_thousand_random_habits_are_measured_as_by_a_plain_implementation()
    {
        var random = new Random(21);
        for (int i = 0; i < 1000; i++)
        {
            DayOfWeek firstDayOfWeek = (DayOfWeek)random.Next(7);
            DateTime today = Today.AddDays(random.Next(-400, 400)), first = today.AddDays(-random.Next(0, 150));
            int kind = random.Next(5), interval = random.Next(1, 6), quota = random.Next(1, 8);
            int[] weekdays = [.. Enumerable.Range(0, 7).Where(_ => random.Next(3) > 0)];
            if (weekdays.Length == 0) weekdays = [random.Next(7)];
            string rule = kind switch
            {
                0 => string.Empty,
                1 => $"RRULE:FREQ=DAILY;INTERVAL={interval}",
                2 => $"RRULE:FREQ=WEEKLY;TT_TIMES={quota}",
                _ => $"RRULE:FREQ=WEEKLY;BYDAY={string.Join(",", weekdays.Select(day => Codes[day]))}",
            };
            bool IsDue(DateTime day) => kind switch { 0 => true, 1 => (day - first).Days % interval == 0, 2 => true, _ => weekdays.Contains((int)day.DayOfWeek) };

            // A pause is some excluded days in a row.
            var excluded = new HashSet<DateTime>();
            for (int pause = random.Next(3); pause > 0; pause--)
            {
                DateTime from = first.AddDays(random.Next(0, 150));
                for (int length = random.Next(1, 15); length > 0; length--) excluded.Add(from.AddDays(length));
            }

            int diligence = random.Next(1, 11);
            DateTime[] done = [.. Enumerable.Range(0, (today - first).Days + 1).Select(day => first.AddDays(day)).Where(_ => random.Next(10) < diligence)];
            DateTime start = today.AddDays(-random.Next(0, 60)), end = random.Next(3) == 0 ? start.AddDays(random.Next(0, (today - start).Days + 1)) : today;
            var habit = new TickTickHabit { Name = $"habit {i}", Repeat = rule, ExceptDays = excluded.Select(day => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture)).ToArray() };

            TickTickHabitMeasure measure = new HabitReview(today, firstDayOfWeek).Measure(habit, first, Done(done), start, end);

            (int Current, int Longest, int Done, int Due, bool IsOpen) expected = kind == 2
                ? ByWeek(first, today, start, end, quota, firstDayOfWeek, [.. done], excluded)
                : ByDay(first, today, start, end, IsDue, [.. done], excluded);
            Assert.Equal((i, rule, expected), (i, rule, (measure.CurrentStreak, measure.LongestStreak, measure.Done, measure.Due, measure.IsOpenToday)));
        }
    }

    private static (int Current, int Longest, int Done, int Due, bool IsOpen) ByDay(
        DateTime first, DateTime today, DateTime start, DateTime end, Func<DateTime, bool> isDue, HashSet<DateTime> done, HashSet<DateTime> excluded)
    {
        int current = 0, longest = 0, count = 0, due = 0;
        bool isOpen = false;
        for (DateTime day = first; day <= end; day = day.AddDays(1))
        {
            if (!isDue(day) || excluded.Contains(day)) continue;
            if (!done.Contains(day) && day == today)
            {
                isOpen = true;
                continue;
            }

            current = done.Contains(day) ? current + 1 : 0;
            if (current > longest) longest = current;
            if (day < start) continue;
            due++;
            if (done.Contains(day)) count++;
        }

        return (current, longest, count, due, isOpen);
    }

    private static (int Current, int Longest, int Done, int Due, bool IsOpen) ByWeek(
        DateTime first, DateTime today, DateTime start, DateTime end, int quota, DayOfWeek firstDayOfWeek, HashSet<DateTime> done, HashSet<DateTime> excluded)
    {
        int current = 0, longest = 0, count = 0, due = 0;
        bool isOpen = false;
        DateTime week = first;
        while (week.DayOfWeek != firstDayOfWeek) week = week.AddDays(-1);
        for (; week <= end; week = week.AddDays(7))
        {
            int days = 0, times = 0;
            bool hasToday = false;
            for (DateTime day = week; day < week.AddDays(7); day = day.AddDays(1))
            {
                if (day < first) continue;
                if (day == today) hasToday = true;
                if (excluded.Contains(day)) continue;
                days++;
                if (done.Contains(day)) times++;
            }

            if (hasToday && end == today && !excluded.Contains(today) && !done.Contains(today) && times < quota) isOpen = true;
            int goal = Math.Min(quota, days);
            if (days == 0 || (times < goal && week.AddDays(6) >= today)) continue;
            current = times >= goal ? current + 1 : 0;
            if (current > longest) longest = current;
            if (week.AddDays(6) < start) continue;
            due += goal;
            count += Math.Min(times, goal);
        }

        return (current, longest, count, due, isOpen);
    }

    private static TickTickHabitMeasure Measure(TickTickHabit habit, DateTime first, IEnumerable<TickTickHabitCheckin> checkins, DateTime from, DateTime to) =>
        new HabitReview(Today, DayOfWeek.Monday).Measure(habit, first, checkins, from, to);

    private static TickTickHabitCheckin[] Done(IEnumerable<DateTime> days) =>
        [.. days.Select(day => new TickTickHabitCheckin { Day = day, Value = 1, Goal = 1, Status = TickTickHabitCheckinStatus.Done })];
}
