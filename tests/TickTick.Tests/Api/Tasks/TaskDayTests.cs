using System;
using System.Globalization;
using System.Text;
using System.Threading;
using Microsoft.Extensions.Time.Testing;
using TickTick.Api;
using TickTick.Api.Dates;
using TickTick.Api.Resources;
using TickTick.Api.Tasks;
using TickTick.Api.Tasks.Lists;
using TickTick.Tests.Http;
using TickTick.Tests.Tokens;
using Xunit;

namespace TickTick.Tests.Api.Tasks;

public sealed class TaskDayTests
{
    [Theory]
    [InlineData("2026-10-02T09:00:00.000+0000", "2026-10-02T09:00:00.0000000Z")]
    [InlineData("2026-10-02T09:00:00+0000", "2026-10-02T09:00:00.0000000Z")]
    [InlineData("2026-10-02T09:00:00.5Z", "2026-10-02T09:00:00.5000000Z")]
    [InlineData("2026-10-02T09:00:00+05:30", "2026-10-02T03:30:00.0000000Z")]
    [InlineData("2026-10-02T09:00:00-0800", "2026-10-02T17:00:00.0000000Z")]
    public void Dates_are_parsed_in_all_formats(string text, string utc)
    {
        Assert.True(ApiDate.TryParse(Encoding.ASCII.GetBytes(text), out DateTimeOffset date));
        Assert.Equal(utc, date.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("")]
    [InlineData("2026-02-30T09:00:00+0000")]
    [InlineData("2026-10-02 09:00:00+0000")]
    [InlineData("2026-10-02T09:00:00")]
    [InlineData("2026-10-02T09:00:00+00")]
    [InlineData("0001-01-01T00:00:00+1400")]
    public void Invalid_dates_are_rejected(string text) => Assert.False(ApiDate.TryParse(Encoding.ASCII.GetBytes(text), out _));

    [Theory]
    [InlineData("ar-SA")]
    [InlineData("tr-TR")]
    [InlineData("th-TH")]
    [InlineData("fa-IR")]
    public void Dates_are_formatted_the_same_in_every_culture(string culture)
    {
        CultureInfo before = Thread.CurrentThread.CurrentCulture;
        Thread.CurrentThread.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            var date = new DateTimeOffset(2026, 10, 2, 9, 0, 0, 123, TimeSpan.FromHours(2));
            Assert.Equal("2026-10-02T07:00:00+0000", ApiDate.Format(date));
            Assert.Equal("2026-10-02T07:00:00.123+0000", ApiDate.FormatExactly(date));
            Assert.Equal("TRIGGER:-P0DT0H15M0S", ReminderTrigger.Format(TimeSpan.FromMinutes(15)));
            Assert.Equal("RRULE:FREQ=DAILY;INTERVAL=1", RepeatRule.Parse("daily"));
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("Europe/Rome", 2026, 10, 2, "2026-10-01T22:00:00+0000")]
    [InlineData("America/Sao_Paulo", 2018, 11, 4, "2018-11-04T03:00:00+0000")]
    [InlineData("Africa/Cairo", 2023, 4, 28, "2023-04-27T22:00:00+0000")]
    [InlineData("America/Havana", 2026, 11, 1, "2026-11-01T04:00:00+0000")]
    [InlineData("Pacific/Kiritimati", 2026, 10, 2, "2026-10-01T10:00:00+0000")]
    [InlineData("Pacific/Pago_Pago", 2026, 10, 2, "2026-10-02T11:00:00+0000")]
    [InlineData("Asia/Kathmandu", 2026, 10, 2, "2026-10-01T18:15:00+0000")]
    public void A_day_begins_at_the_first_valid_local_time(string zoneId, int year, int month, int day, string instant)
    {
        TimeZoneInfo zone = TimeZones.Find(zoneId)!;
        DateTimeOffset start = LocalDay.Start(new DateTime(year, month, day), zone);
        Assert.Equal(instant, ApiDate.Format(start));
        Assert.Equal(new DateTime(year, month, day), start.Date);
        TickTickTask task = Read(instant, zoneId, TimeZoneInfo.Utc);
        Assert.Equal(new DateTime(year, month, day), task.Due!.Value.Date);
    }

    [Theory]
    [InlineData("2026-10-01T22:00:00.000+0000", 2)]
    [InlineData("2026-10-02T07:00:00.000+0000", 2)]
    [InlineData("2026-10-01T18:30:00.000+0000", 2)]
    [InlineData("2026-10-02T00:00:00.000+0000", 2)]
    public void An_all_day_task_with_an_unknown_time_zone_keeps_its_day(string instant, int day)
    {
        foreach (string? zone in new[] { null, "", "Mars/Olympus" })
            Assert.Equal(day, Read(instant, zone, TimeZones.Find("Asia/Tokyo")!).Due!.Value.Day);
    }

    [Fact]
    public void A_time_zone_has_its_IANA_ID_regardless_of_the_ID_used_to_find_it()
    {
        Assert.Equal("UTC", TimeZones.IanaId(TimeZoneInfo.Utc));
        foreach (string id in new[] { "posix/Europe/Rome", "right/Europe/Rome" })
            Assert.Equal("Europe/Rome", TimeZones.IanaId(TimeZoneInfo.CreateCustomTimeZone(id, TimeSpan.FromHours(1), id, id)));
        foreach (string id in new[] { "Europe/Rome", "W. Europe Standard Time", "America/New_York", "Tokyo Standard Time" })
        {
            // Windows has one zone for Berlin, Rome and others, so the rules count and not the name.
            TimeZoneInfo zone = TimeZones.Find(id)!;
            string iana = TimeZones.IanaId(zone)!;
            Assert.Contains("/", iana, StringComparison.Ordinal);
            for (var month = new DateTime(2026, 1, 15); month.Year == 2026; month = month.AddMonths(1))
                Assert.Equal(zone.GetUtcOffset(month), TimeZones.Find(iana)!.GetUtcOffset(month));
        }

        Assert.Null(TimeZones.Find("Mars/Olympus"));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData("UTC", null)]
    [InlineData(":UTC", null)]
    [InlineData("Etc/UTC", null)]
    [InlineData("GMT0", null)]
    [InlineData("UTC+0", null)]
    [InlineData("/nonexistent/Berlin", "/nonexistent/Berlin")]
    [InlineData("/usr/share/zoneinfo/Zulu", null)]
    [InlineData("Europe/Berlin", "Europe/Berlin")]
    [InlineData("UTC-5", "UTC-5")]
    [InlineData("Berlin", "Berlin")]
    public void A_zone_that_the_machine_does_not_know_is_not_taken_for_UTC(string? variable, string? unknown)
    {
        Assert.Equal(unknown, TimeZones.UnknownName(variable, TimeZoneInfo.Utc));
        Assert.Null(TimeZones.UnknownName(variable, TimeZones.Find("Europe/Rome")!));
    }

    [Fact]
    public void A_zone_from_a_file_can_be_UTC() => Assert.Null(TimeZones.UnknownName(":" + typeof(TaskDayTests).Assembly.Location, TimeZoneInfo.Utc));

    [Fact]
    public void Without_ICU_a_Windows_time_zone_has_an_IANA_ID_too()
    {
        // Invariant mode uses no ICU on any system.
        using PeerProcess peer = PeerProcess.Start(("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1"), "zone", "W. Europe Standard Time", "Tokyo Standard Time", "Europe/Rome");

        Assert.Equal("Europe/Berlin Asia/Tokyo Europe/Rome", peer.ReadToEnd().Trim());
    }

    [Fact]
    public void A_time_without_the_ID_of_a_time_zone_is_sent_as_its_instant()
    {
        TimeZoneInfo own = TimeZoneInfo.CreateCustomTimeZone("Local", TimeSpan.FromHours(3), "Local", "Local");
        Assert.Null(TimeZones.IanaId(own));
        var due = new DateTimeOffset(2026, 10, 2, 9, 0, 0, TimeSpan.FromHours(3));
        var task = new TickTickTask { Title = "t", Due = due };

        TaskDates.Prepare(task, own, TimeZones.IanaId(own));

        Assert.Equal(due, task.Due);
        Assert.Null(task.TimeZone);
    }

    [Theory]
    [InlineData(2, "Etc/GMT-2")]
    [InlineData(-7, "Etc/GMT+7")]
    [InlineData(0, "UTC")]
    [InlineData(5.5, "UTC")]
    [InlineData(13, "UTC")]
    public void A_whole_day_without_the_ID_of_a_time_zone_is_the_same_day_everywhere(double offset, string id)
    {
        // The clocks change in between.
        var change = TimeZoneInfo.AdjustmentRule.CreateAdjustmentRule(
            new DateTime(2027, 1, 1),
            new DateTime(2027, 12, 31),
            TimeSpan.FromHours(1),
            TimeZoneInfo.TransitionTime.CreateFixedDateRule(new DateTime(1, 1, 1, 2, 0, 0), 3, 28),
            TimeZoneInfo.TransitionTime.CreateFixedDateRule(new DateTime(1, 1, 1, 3, 0, 0), 10, 31));
        TimeZoneInfo own = TimeZoneInfo.CreateCustomTimeZone("Local", TimeSpan.FromHours(offset), "Local", "Local", "Local", [change]);
        var task = new TickTickTask { Title = "t" };
        new TaskSchedule { Start = DateInput.On(new DateTime(2027, 3, 27)), SetsStart = true, Due = DateInput.On(new DateTime(2027, 3, 31)), SetsDue = true }.ApplyTo(task, own);

        TaskDates.Prepare(task, own, null);

        Assert.True(task.IsAllDay);
        Assert.Equal(id, task.TimeZone);
        TimeZoneInfo zone = TimeZones.Find(id)!;
        Assert.Equal(new DateTime(2027, 3, 27), TimeZoneInfo.ConvertTime(task.Start!.Value, zone).DateTime);
        Assert.Equal(new DateTime(2027, 3, 31), TimeZoneInfo.ConvertTime(task.Due!.Value, zone).DateTime);
        if (id != "UTC") Assert.Equal(LocalDay.Start(new DateTime(2027, 3, 27), own).UtcDateTime, task.Start!.Value.UtcDateTime);
    }

    [Theory]
    [InlineData("Today", "2026-10-02")]
    [InlineData("Tomorrow", "2026-10-03")]
    [InlineData("Overdue", "2026-10-01")]
    public void An_all_day_task_is_due_on_its_own_day_in_every_time_zone(string due, string day)
    {
        // On 2 October, 20:00 in Los Angeles, it is already 3 October in Rome.
        var calendar = new DayCalendar(new FakeTimeProvider(new DateTimeOffset(2026, 10, 3, 3, 0, 0, TimeSpan.Zero)), TimeZones.Find("America/Los_Angeles")!, DayOfWeek.Monday);
        foreach (string zone in new[] { "Europe/Rome", "America/Los_Angeles", "Pacific/Kiritimati", "Pacific/Pago_Pago" })
        {
            DateTimeOffset start = LocalDay.Start(DateTime.Parse(day, CultureInfo.InvariantCulture), TimeZones.Find(zone)!);
            TickTickTask task = Read(ApiDate.Format(start), zone, TimeZoneInfo.Utc);
            foreach (string asked in new[] { "Today", "Tomorrow", "Overdue", "None" })
                Assert.Equal(asked == due, DuePeriod.Find(asked)!.Contains(task, calendar));
        }
    }

    [Fact]
    public void A_timed_task_is_due_on_the_users_day_and_overdue_after_its_time()
    {
        var calendar = new DayCalendar(new FakeTimeProvider(new DateTimeOffset(2026, 10, 2, 12, 0, 0, TimeSpan.Zero)), TimeZones.Find("Asia/Tokyo")!, DayOfWeek.Monday);
        TickTickTask early = Timed(new DateTimeOffset(2026, 10, 2, 11, 0, 0, TimeSpan.Zero));
        Assert.True(DuePeriod.Find("Today")!.Contains(early, calendar));
        Assert.True(DuePeriod.Find("Overdue")!.Contains(early, calendar));
        TickTickTask late = Timed(new DateTimeOffset(2026, 10, 2, 16, 0, 0, TimeSpan.Zero));
        Assert.False(DuePeriod.Find("Today")!.Contains(late, calendar));
        Assert.True(DuePeriod.Find("Tomorrow")!.Contains(late, calendar));
        Assert.True(DuePeriod.Find("None")!.Contains(new TickTickTask { Title = "some day" }, calendar));
    }

    [Fact]
    public void A_floating_task_keeps_its_clock_time_in_every_zone()
    {
        // It is 09:00 in Tokyo, compared at 08:30 and at 09:30 in New York.
        TickTickTask task = TickTickTask.Schema.Read(
            ResponseParts.Of("""{"dueDate":"2026-10-02T00:00:00+0000","timeZone":"Asia/Tokyo","isFloating":true}"""), new JsonReadContext(TimeZoneInfo.Utc))!;
        TimeZoneInfo newYork = TimeZones.Find("America/New_York")!;
        foreach ((int minute, bool isPast) in new[] { (30, false), (90, true) })
        {
            var clock = new FakeTimeProvider(new DateTimeOffset(2026, 10, 2, 8, 0, 0, TimeSpan.FromHours(-4)).AddMinutes(minute));
            var calendar = new DayCalendar(clock, newYork, DayOfWeek.Monday);
            Assert.True(DuePeriod.Find("Today")!.Contains(task, calendar));
            Assert.Equal(isPast, DuePeriod.Find("Overdue")!.Contains(task, calendar));
            Assert.Equal(isPast, calendar.IsDueBefore(task, clock.GetUtcNow()));
            Assert.Equal(!isPast, calendar.IsDueAfter(task, clock.GetUtcNow()));
            var words = new RelativeDateFormatter(clock, newYork);
            Assert.Equal("today 09:00", words.Format(task.Due!.Value, isAllDay: false, isFloating: true));
            Assert.Equal(isPast, words.IsPast(task.Due!.Value, isAllDay: false, isFloating: true));
        }
    }

    [Theory]
    [InlineData("Today", "2026-10-02", "2026-10-02")]
    [InlineData("tomorrow", "2026-10-03", "2026-10-03")]
    [InlineData("ThisWeek", "2026-09-28", "2026-10-04")]
    [InlineData("next week", "2026-10-05", "2026-10-11")]
    [InlineData("Next 7 days", "2026-10-02", "2026-10-08")]
    [InlineData("THISMONTH", "2026-10-01", "2026-10-31")]
    [InlineData("NextMonth", "2026-11-01", "2026-11-30")]
    public void A_period_has_its_first_day_and_its_last_day(string name, string first, string last)
    {
        var calendar = new DayCalendar(new FakeTimeProvider(new DateTimeOffset(2026, 10, 2, 12, 0, 0, TimeSpan.Zero)), TimeZoneInfo.Utc, DayOfWeek.Monday);
        DuePeriod period = DuePeriod.Find(name)!;
        for (var day = new DateTime(2026, 9, 1); day.Year == 2026; day = day.AddDays(1))
        {
            string written = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            bool isIn = string.CompareOrdinal(written, first) >= 0 && string.CompareOrdinal(written, last) <= 0;
            Assert.Equal((written, isIn), (written, period.Contains(AllDay(day), calendar)));
            Assert.Equal((written, isIn), (written, period.Contains(Timed(new DateTimeOffset(day.AddHours(23), TimeSpan.Zero)), calendar)));
        }

        Assert.Contains(DateTime.Parse(first, CultureInfo.InvariantCulture).ToString("ddd d MMM yyyy", CultureInfo.InvariantCulture), period.Describe(calendar), StringComparison.Ordinal);
        Assert.EndsWith(DateTime.Parse(last, CultureInfo.InvariantCulture).ToString("ddd d MMM yyyy", CultureInfo.InvariantCulture), period.Describe(calendar), StringComparison.Ordinal);
    }

    [Fact]
    public void A_date_is_its_day_and_a_date_with_a_time_is_that_minute()
    {
        TimeZoneInfo tokyo = TimeZones.Find("Asia/Tokyo")!;
        var calendar = new DayCalendar(new FakeTimeProvider(new DateTimeOffset(2026, 10, 2, 12, 0, 0, TimeSpan.Zero)), tokyo, DayOfWeek.Monday);
        TickTickTask nine = Timed(new DateTimeOffset(2026, 10, 5, 9, 0, 30, TimeSpan.FromHours(9))), ten = Timed(new DateTimeOffset(2026, 10, 5, 10, 0, 0, TimeSpan.FromHours(9)));
        TickTickTask allDay = AllDay(new DateTime(2026, 10, 5));
        DuePeriod day = DuePeriod.On(DateInput.On(new DateTime(2026, 10, 5))), minute = DuePeriod.On(DateInput.At(new DateTime(2026, 10, 5, 9, 0, 0)));
        Assert.All(new[] { nine, ten, allDay }, task => Assert.True(day.Contains(task, calendar)));
        Assert.False(day.Contains(AllDay(new DateTime(2026, 10, 6)), calendar));
        Assert.True(minute.Contains(nine, calendar));
        Assert.All(new[] { ten, allDay, new TickTickTask() }, task => Assert.False(minute.Contains(task, calendar)));
    }

    [Theory]
    [InlineData(DayOfWeek.Monday, "2026-09-28", "2026-10-04")]
    [InlineData(DayOfWeek.Sunday, "2026-09-27", "2026-10-03")]
    [InlineData(DayOfWeek.Saturday, "2026-09-26", "2026-10-02")]
    public void A_week_begins_on_the_first_day_of_the_culture(DayOfWeek first, string begin, string end)
    {
        var calendar = new DayCalendar(new FakeTimeProvider(new DateTimeOffset(2026, 10, 2, 12, 0, 0, TimeSpan.Zero)), TimeZoneInfo.Utc, first);
        DateTime start = DateTime.Parse(begin, CultureInfo.InvariantCulture), last = DateTime.Parse(end, CultureInfo.InvariantCulture);
        Assert.True(DuePeriod.Find("ThisWeek")!.Contains(AllDay(start), calendar));
        Assert.True(DuePeriod.Find("ThisWeek")!.Contains(AllDay(last), calendar));
        Assert.False(DuePeriod.Find("ThisWeek")!.Contains(AllDay(start.AddDays(-1)), calendar));
        Assert.False(DuePeriod.Find("ThisWeek")!.Contains(AllDay(last.AddDays(1)), calendar));
    }

    [Theory]
    [InlineData("TRIGGER:-PT15M", 15)]
    [InlineData("TRIGGER:-PT60M", 60)]
    [InlineData("TRIGGER:PT0S", 0)]
    [InlineData("TRIGGER:P0DT9H0M0S", -540)]
    [InlineData("TRIGGER:-P1DT2H", 1560)]
    [InlineData("TRIGGER:-P1W", 10080)]
    [InlineData("TRIGGER;RELATED=START:-PT15M", 15)]
    public void A_reminder_is_a_time_before_the_start(string trigger, int minutes)
    {
        Assert.True(ReminderTrigger.TryParse(trigger, out TimeSpan offset));
        Assert.Equal(TimeSpan.FromMinutes(minutes), offset);
        Assert.True(ReminderTrigger.TryParse(ReminderTrigger.Format(offset), out TimeSpan again));
        Assert.Equal(offset, again);
    }

    [Theory]
    [InlineData("TRIGGER;RELATED=END:-PT15M")]
    [InlineData("TRIGGER:-P1M")]
    [InlineData("nonsense")]
    [InlineData("TRIGGER:-PT1\u0665M")]
    public void A_reminder_without_a_fixed_offset_is_omitted(string trigger) =>
        Assert.False(ReminderTrigger.TryParse(trigger, out _));

    [Theory]
    [InlineData("Weekly", "RRULE:FREQ=WEEKLY;INTERVAL=1")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=1", "RRULE:FREQ=MONTHLY;BYMONTHDAY=1")]
    [InlineData("RRULE:FREQ=DAILY", "RRULE:FREQ=DAILY")]
    [InlineData("ERULE:NAME=CUSTOM;BYDATE=20260325", "ERULE:NAME=CUSTOM;BYDATE=20260325")]
    [InlineData("LUNAR:FREQ=YEARLY", "LUNAR:FREQ=YEARLY")]
    [InlineData("DTSTART:20261201T090000Z\r\nrrule:freq=daily;until=20270101T000000Z\r\n", "RRULE:FREQ=DAILY;UNTIL=20270101T000000Z")]
    [InlineData("FREQ=DAILY;", "RRULE:FREQ=DAILY;")]
    [InlineData("\n  DTSTART:20261201T090000Z\n  RRULE:FREQ=DAILY \n   ", "RRULE:FREQ=DAILY")]
    [InlineData("FREQ=DAILY;COUNT=3;UNTIL=20270101", "RRULE:FREQ=DAILY;COUNT=3;UNTIL=20270101")]
    public void A_recurrence_rule_is_a_word_or_an_RRULE(string typed, string rule) => Assert.Equal(rule, RepeatRule.Parse(typed));

    [Theory]
    [InlineData("every now and then")]
    [InlineData("FREQ=DAILY;INTERVAL=\u0662")]
    [InlineData("FREQ=DAILY;UNTIL=2027010\u0661")]
    [InlineData("RRULE:FREQ=DAILY\nEXDATE:20261212")]
    [InlineData("RRULE:FREQ=DAILY\nRRULE:FREQ=WEEKLY")]
    [InlineData("EXRULE:FREQ=WEEKLY")]
    [InlineData("EXDATE:20261212")]
    [InlineData("RRULE:RRULE:FREQ=DAILY")]
    [InlineData("DTSTART:20261201;RRULE:FREQ=DAILY")]
    [InlineData("FREQ=DAILY;FREQ=WEEKLY")]
    [InlineData("FREQ=DAILY;UNTIL=20261331")]
    [InlineData("FREQ=DAILY;INTERVAL")]
    public void Invalid_recurrence_rules_are_rejected(string rule) =>
        Assert.Equal("RequestInvalid", Assert.Throws<TickTickException>(() => RepeatRule.Parse(rule)).ErrorId);

    [Theory]
    [InlineData("3 times a week", false)]
    [InlineData("5 days per week", false)]
    [InlineData("RRULE:FREQ=WEEKLY;TT_TIMES=3", true)]
    [InlineData("every week", true)]
    public void A_task_takes_no_weekly_quota_in_words_and_keeps_that_of_the_service(string rule, bool isTaken)
    {
        var task = new TickTickTask { Title = "Run", Repeat = rule, Due = new DateTimeOffset(2027, 3, 5, 9, 0, 0, TimeSpan.Zero) };
        if (isTaken) TaskDates.Prepare(task, TimeZoneInfo.Utc, "Etc/UTC");
        else Assert.Contains("New-TickTickHabit", Assert.Throws<TickTickException>(() => TaskDates.Prepare(task, TimeZoneInfo.Utc, "Etc/UTC")).Remedy, StringComparison.Ordinal);
    }

    private static TickTickTask Read(string due, string? zone, TimeZoneInfo user)
    {
        string json = $"{{\"dueDate\":\"{due}\",\"isAllDay\":true{(zone is null ? "" : $",\"timeZone\":\"{zone}\"")}}}";
        return TickTickTask.Schema.Read(ResponseParts.Of(json), new JsonReadContext(user))!;
    }

    private static TickTickTask Timed(DateTimeOffset due) => new() { Due = due };

    private static TickTickTask AllDay(DateTime day) => new() { IsAllDay = true, Due = new DateTimeOffset(day, TimeSpan.Zero) };
}
