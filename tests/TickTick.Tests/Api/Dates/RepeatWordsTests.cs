using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using TickTick.Api.Dates;
using Xunit;

namespace TickTick.Tests.Api.Dates;

public sealed class RepeatWordsTests
{
    private static readonly string[] Days = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

    [Theory]
    [InlineData("Daily", "FREQ=DAILY;INTERVAL=1")]
    [InlineData("every day", "FREQ=DAILY;INTERVAL=1")]
    [InlineData("Weekdays", "FREQ=WEEKLY;INTERVAL=1;BYDAY=MO,TU,WE,TH,FR")]
    [InlineData("Every weekday", "FREQ=WEEKLY;INTERVAL=1;BYDAY=MO,TU,WE,TH,FR")]
    [InlineData("WEEKENDS", "FREQ=WEEKLY;INTERVAL=1;BYDAY=SA,SU")]
    [InlineData("Every 2 weeks", "FREQ=WEEKLY;INTERVAL=2")]
    [InlineData("every other day", "FREQ=DAILY;INTERVAL=2")]
    [InlineData("Every  3  Months", "FREQ=MONTHLY;INTERVAL=3")]
    [InlineData("annually", "FREQ=YEARLY;INTERVAL=1")]
    [InlineData("Every Monday and Thursday", "FREQ=WEEKLY;INTERVAL=1;BYDAY=MO,TH")]
    [InlineData("thu, mondays", "FREQ=WEEKLY;INTERVAL=1;BYDAY=MO,TH")]
    [InlineData("every other friday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR")]
    [InlineData("Every 2 weeks on Mon, Wed and Fri", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE,FR")]
    [InlineData("Every week on weekdays", "FREQ=WEEKLY;INTERVAL=1;BYDAY=MO,TU,WE,TH,FR")]
    [InlineData("Every month on the last day", "FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=-1")]
    [InlineData("last day of every month", "FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=-1")]
    [InlineData("Every month on the 1st and the 15th", "FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=1,15")]
    [InlineData("every month on day 22", "FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=22")]
    [InlineData("Every month on the first Monday", "FREQ=MONTHLY;INTERVAL=1;BYDAY=1MO")]
    [InlineData("the last friday of each month", "FREQ=MONTHLY;INTERVAL=1;BYDAY=-1FR")]
    [InlineData("every last Friday of the month", "FREQ=MONTHLY;INTERVAL=1;BYDAY=-1FR")]
    [InlineData("Every 15th of the month", "FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=15")]
    [InlineData("Every 2 months on the 3rd Tue", "FREQ=MONTHLY;INTERVAL=2;BYDAY=3TU")]
    [InlineData("Every year on 5 December", "FREQ=YEARLY;INTERVAL=1;BYMONTH=12;BYMONTHDAY=5")]
    [InlineData("every year on dec 5th", "FREQ=YEARLY;INTERVAL=1;BYMONTH=12;BYMONTHDAY=5")]
    [InlineData("Every day, 10 times", "FREQ=DAILY;INTERVAL=1;COUNT=10")]
    [InlineData("weekdays until 2026-12-31", "FREQ=WEEKLY;INTERVAL=1;BYDAY=MO,TU,WE,TH,FR;UNTIL=20261231")]
    [InlineData("3 times a week", "FREQ=WEEKLY;TT_TIMES=3")]
    [InlineData("5 days per week", "FREQ=WEEKLY;TT_TIMES=5")]
    public void Words_are_a_rule(string words, string rule)
    {
        CultureInfo culture = CultureInfo.CurrentCulture;
        try
        {
            // A minus of Arabic is two characters.
            foreach (string name in new[] { "en-US", "ar-SA", "sv-SE", "tr-TR" })
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
                Assert.Equal("RRULE:" + rule, RepeatRule.Parse(words));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Theory]
    [InlineData("every")]
    [InlineData("every 0 days")]
    [InlineData("every fortnightday")]
    [InlineData("every day on monday")]
    [InlineData("every week on the 5th")]
    [InlineData("every month on the 32nd")]
    [InlineData("every month on the 1nd")]
    [InlineData("every month on the 15th and first monday")]
    [InlineData("every month on the sixth monday")]
    [InlineData("every year on 30 february")]
    [InlineData("every monday and")]
    [InlineData("8 times a week")]
    [InlineData("every \u0662 weeks")]
    [InlineData("every 1\u0662 weeks")]
    [InlineData("every day, 1\u0660 times")]
    [InlineData("tomorrow")]
    [InlineData("")]
    public void Other_words_are_refused_with_examples(string words)
    {
        TickTickException failure = Assert.Throws<TickTickException>(() => RepeatRule.Parse(words));
        Assert.Equal("RequestInvalid", failure.ErrorId);
        Assert.Contains("'Every month on the last day'", failure.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RRULE:FREQ=DAILY;INTERVAL=1", "Every day")]
    [InlineData("RRULE:INTERVAL=2;FREQ=WEEKLY;BYDAY=TH,MO", "Every 2 weeks on Monday and Thursday")]
    [InlineData("RRULE:FREQ=WEEKLY;BYDAY=FR,TH,WE,TU,MO", "Every weekday")]
    [InlineData("RRULE:FREQ=WEEKLY;BYDAY=SU,MO,TU,WE,TH,FR,SA", "Every day")]
    [InlineData("RRULE:FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=-1", "Every month on the last day")]
    [InlineData("RRULE:FREQ=MONTHLY;INTERVAL=3;BYDAY=2WE", "Every 3 months on the second Wednesday")]
    [InlineData("RRULE:FREQ=YEARLY;INTERVAL=1;BYMONTH=12;BYMONTHDAY=5", "Every year on 5 December")]
    [InlineData("RRULE:FREQ=WEEKLY;TT_TIMES=1", "1 time a week")]
    public void A_rule_is_shown_in_words(string rule, string words) => Assert.Equal(words, RepeatRule.Describe(rule));

    [Theory]
    [InlineData("ERULE:NAME=CUSTOM;BYDATE=20260325")]
    [InlineData("RRULE:FREQ=HOURLY")]
    [InlineData("RRULE:FREQ=MONTHLY;BYMONTHDAY=-2")]
    [InlineData("RRULE:FREQ=WEEKLY;TT_SKIP=HOLIDAY")]
    [InlineData("RRULE:FREQ=DAILY;UNTIL=20261231T225959Z")]
    [InlineData("anything")]
    [InlineData("FREQ=DAILY;FREQ=WEEKLY")]
    public void A_rule_without_words_is_shown_as_it_is(string rule) => Assert.Equal(rule, RepeatRule.Describe(rule));

    /// <summary>The words that describe a rule are read as the same rule.</summary>
    [Fact]
    public void Words_mean_the_rule_that_they_describe()
    {
        var random = new Random(21);
        for (int i = 0; i < 2000; i++)
        {
            string rule = RandomRule(random);
            string words = RepeatRule.Describe(rule);
            Assert.NotEqual(rule, words);
            Assert.Equal((words, RepeatRule.Normalize(rule)), (words, RepeatRule.Normalize(RepeatRule.Parse(words))));
            Assert.Equal(words, RepeatRule.Describe(RepeatRule.Parse(words.ToUpperInvariant())));
        }
    }

    private static string RandomRule(Random random)
    {
        string interval = $"INTERVAL={random.Next(1, 13)}";
        string rule = random.Next(8) switch
        {
            0 => $"FREQ=DAILY;{interval}",
            1 => $"FREQ=WEEKLY;{interval}",
            2 => $"FREQ=WEEKLY;{interval};BYDAY={string.Join(",", Some(random, Days, Days.Length))}",
            3 => $"FREQ=MONTHLY;{interval};BYMONTHDAY={string.Join(",", Some(random, [.. Enumerable.Range(1, 31).Select(static day => day.ToString(CultureInfo.InvariantCulture)).Append("-1")], 4))}",
            4 => $"FREQ=MONTHLY;{interval};BYDAY={string.Join(",", Some(random, [.. new[] { "1", "2", "3", "4", "5", "-1" }.SelectMany(position => Days.Select(day => $"{position}{day}"))], 3))}",
            5 => $"FREQ=YEARLY;{interval};BYMONTH={random.Next(1, 13)};BYMONTHDAY={random.Next(1, 29)}",
            6 => $"FREQ=YEARLY;{interval}",
            _ => $"FREQ=WEEKLY;TT_TIMES={random.Next(1, 8)}",
        };
        return "RRULE:" + rule + random.Next(4) switch { 0 => $";COUNT={random.Next(2, 100)}", 1 => ";UNTIL=20271231", _ => string.Empty };
    }

    // In the order of the list, because the order has no meaning.
    private static IEnumerable<T> Some<T>(Random random, T[] all, int most)
    {
        bool[] chosen = new bool[all.Length];
        for (int i = random.Next(1, most + 1); i > 0; i--) chosen[random.Next(all.Length)] = true;
        return all.Where((_, index) => chosen[index]);
    }
}
