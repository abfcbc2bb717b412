using System;
using System.Globalization;
using System.Linq;
using TickTick.Api.Dates;
using TickTick.Api.Tasks.QuickAdd;
using Xunit;

namespace TickTick.Tests.Api.Tasks;

public sealed class QuickAddTests
{
    // Wednesday.
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 10, 0, 0, TimeSpan.FromHours(1));

    [Theory]
    [InlineData("Buy milk tomorrow 5pm #errand ~Shopping !high", "Buy milk", "2026-11-26T17:00:00", "errand", "Shopping", "High")]
    [InlineData("Buy milk", "Buy milk", "", "", "", "")]
    [InlineData("tomorrow Buy milk at 5pm", "Buy milk", "2026-11-26T17:00:00", "", "", "")]
    [InlineData("Call Bob on friday at 9:30 pm about the car", "Call Bob about the car", "2026-11-27T21:30:00", "", "", "")]
    [InlineData("Report due 5 dec 2026", "Report", "2026-12-05", "", "", "")]
    [InlineData("#a #b Write #A notes", "Write notes", "", "a,b", "", "")]
    [InlineData("Pack ~\"Old ideas\" #'two words'", "Pack", "", "two words", "Old ideas", "")]
    [InlineData(@"Fix issue \#5 today", "Fix issue #5", "2026-11-25", "", "", "")]
    [InlineData(@"Read USA \Today", "Read USA Today", "", "", "", "")]
    [InlineData(@"Count \~100 people \!high", "Count ~100 people !high", "", "", "", "")]
    [InlineData("Learn C# and F#!", "Learn C# and F#!", "", "", "", "")]
    [InlineData("Wow! !LOW !important", "Wow! !important", "", "", "", "Low")]
    [InlineData("A # alone and a ~ too", "A # alone and a ~ too", "", "", "", "")]
    [InlineData("Add 1/2 cup of sugar", "Add 1/2 cup of sugar", "", "", "", "")]
    [InlineData("Release 2026-12-01", "Release", "2026-12-01", "", "", "")]
    [InlineData("Pay rent, next month", "Pay rent,", "2026-12-01", "", "", "")]
    [InlineData("Stretch in 2 hours", "Stretch", "2026-11-25T12:00:00", "", "", "")]
    [InlineData("  Spaces   do not    matter  ", "Spaces do not matter", "", "", "", "")]
    [InlineData("Priority off !none", "Priority off", "", "", "", "None")]
    [InlineData("Milk tomorrow!", "Milk", "2026-11-26", "", "", "")]
    [InlineData("Buy milk #food, #home.", "Buy milk", "", "food,home", "", "")]
    [InlineData("Buy milk #a,#b;#c! ~Home,", "Buy milk", "", "a,b,c", "Home", "")]
    [InlineData(@"Copy \\server\share today", @"Copy \\server\share", "2026-11-25", "", "", "")]
    [InlineData("Dentist day after tomorrow 9am", "Dentist", "2026-11-27T09:00:00", "", "", "")]
    [InlineData("Dentist the day after tomorrow", "Dentist", "2026-11-27", "", "", "")]
    [InlineData("Meet Bob friday after lunch", "Meet Bob after lunch", "2026-11-27", "", "", "")]
    [InlineData("Plan the week on friday", "Plan the week", "2026-11-27", "", "", "")]
    [InlineData("Call at 9", "Call at 9", "", "", "", "")]
    [InlineData("Dentist tomorrow 9am at 12 Main St", "Dentist at 12 Main St", "2026-11-26T09:00:00", "", "", "")]
    [InlineData("Lunch on friday 12:30 at 99 Ranch", "Lunch at 99 Ranch", "2026-11-27T12:30:00", "", "", "")]
    [InlineData(@"Dentist tomorrow \at 12 Main St", "Dentist at 12 Main St", "2026-11-26", "", "", "")]
    [InlineData("Workshop 2 days on friday", "Workshop 2 days", "2026-11-27", "", "", "")]
    [InlineData("Spend a day on friday with Mom", "Spend a day with Mom", "2026-11-27", "", "", "")]
    [InlineData("Press #! today", "Press #!", "2026-11-25", "", "", "")]
    [InlineData("Pick A, B #, or ~...", "Pick A, B #, or ~...", "", "", "", "")]
    [InlineData("Buy #\"food, drinks\" ~\"Acme Inc.\" #c#", "Buy", "", "food, drinks,c#", "Acme Inc.", "")]
    [InlineData("Pay on 20261231", "Pay", "2026-12-31", "", "", "")]
    [InlineData("Webinar 2026-12-07 10:00-0500", "Webinar", "2026-12-07T10:00:00", "", "", "")]
    [InlineData("Bible study John 3:16-18 sunday", "Bible study John 3:16-18", "2026-11-29", "", "", "")]
    [InlineData("Cut clip 1:10-2:05 by friday", "Cut clip 1:10-2:05", "2026-11-27", "", "", "")]
    [InlineData("Email Tom re: 2-4pm slot tomorrow", "Email Tom re: 2-4pm slot", "2026-11-26", "", "", "")]
    [InlineData("Lab friday 9am CT abdomen", "Lab CT abdomen", "2026-11-27T09:00:00", "", "", "")]
    [InlineData("Call TGI Fridays tomorrow", "Call TGI Fridays", "2026-11-26", "", "", "")]
    [InlineData("Visit every daycare friday", "Visit every daycare", "2026-11-27", "", "", "")]
    [InlineData("Drive route 66 to 5pm dinner friday", "Drive route 66 to dinner", "2026-11-27T17:00:00", "", "", "")]
    [InlineData("Refund order 20270115", "Refund order 20270115", "", "", "", "")]
    [InlineData("Lunch 12:00-13:00", "Lunch 12:00-13:00", "", "", "", "")]
    [InlineData(@"Meet tomorrow \10:00-11:00", "Meet 10:00-11:00", "2026-11-26", "", "", "")]
    [InlineData("Read pages 10-20 tomorrow", "Read pages 10-20", "2026-11-26", "", "", "")]
    [InlineData("Call friday 9am est. cost", "Call est. cost", "2026-11-27T09:00:00", "", "", "")]
    [InlineData("Call friday EST office", "Call EST office", "2026-11-27", "", "", "")]
    [InlineData("Move item 5 to friday", "Move item 5 to", "2026-11-27", "", "", "")]
    [InlineData("Call at 2026-11-27T10:00-05:00", "Call", "2026-11-27T10:00:00", "", "", "")]
    [InlineData(@"Look after \friday's child tomorrow", "Look after friday's child", "2026-11-26", "", "", "")]
    public void A_line_is_a_task(string text, string title, string due, string tags, string project, string priority)
    {
        QuickAddText read = Parse(text);
        Assert.Equal((title, tags, project, priority), (read.Title, string.Join(",", read.Tags), read.Project ?? string.Empty, read.Priority?.ToString() ?? string.Empty));
        DateInput? date = read.Due?.Date;
        Assert.Equal(due, date is null ? string.Empty : date.IsInstant ? date.In(TimeZones.Find("Europe/Rome")!).ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture) : date.ToString());
    }

    [Theory]
    [InlineData("Water plants every day at 8am", "Water plants", "FREQ=DAILY;INTERVAL=1", "2026-11-25T08:00:00")]
    [InlineData("Water plants every day", "Water plants", "FREQ=DAILY;INTERVAL=1", "2026-11-25")]
    [InlineData("Pay rent every other week on Friday #home", "Pay rent", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", "2026-11-27")]
    [InlineData("every monday 9am Plan the week", "Plan the week", "FREQ=WEEKLY;INTERVAL=1;BYDAY=MO", "2026-11-30T09:00:00")]
    [InlineData("Stand-up every weekday at 9:30", "Stand-up", "FREQ=WEEKLY;INTERVAL=1;BYDAY=MO,TU,WE,TH,FR", "2026-11-25T09:30:00")]
    [InlineData("Backup every 2 weeks on monday and thursday until 2027-06-30", "Backup", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;UNTIL=20270630", "2026-11-26")]
    [InlineData("Rent every month on the last day 2026-11-30", "Rent", "FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=-1", "2026-11-30")]
    [InlineData("Gym every week friday 6pm", "Gym", "FREQ=WEEKLY;INTERVAL=1", "2026-11-27T18:00:00")]
    [InlineData("Rent every month on the last day", "Rent", "FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=-1", "2026-11-30")]
    [InlineData("Rent every month on the last day at 9am", "Rent", "FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=-1", "2026-11-30T09:00:00")]
    [InlineData("Rent every month on the 5th", "Rent", "FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=5", "2026-12-05")]
    [InlineData("Demo every month on the last friday", "Demo", "FREQ=MONTHLY;INTERVAL=1;BYDAY=-1FR", "2026-11-27")]
    [InlineData("Demo every month on the second tuesday", "Demo", "FREQ=MONTHLY;INTERVAL=1;BYDAY=2TU", "2026-12-08")]
    [InlineData("Birthday every year on 29 feb", "Birthday", "FREQ=YEARLY;INTERVAL=1;BYMONTH=2;BYMONTHDAY=29", "2028-02-29")]
    [InlineData("Stand-up every weekday at 9am starting monday", "Stand-up", "FREQ=WEEKLY;INTERVAL=1;BYDAY=MO,TU,WE,TH,FR", "2026-11-30T09:00:00")]
    [InlineData("Trash every tuesday starting tomorrow", "Trash", "FREQ=WEEKLY;INTERVAL=1;BYDAY=TU", "2026-12-01")]
    [InlineData("Gym every monday 6pm from 2027-01-01", "Gym", "FREQ=WEEKLY;INTERVAL=1;BYDAY=MO", "2027-01-04T18:00:00")]
    [InlineData("Pay card every month on the 5th starting tomorrow", "Pay card", "FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=5", "2026-12-05")]
    [InlineData("Rent every month starting 20270115", "Rent", "FREQ=MONTHLY;INTERVAL=1", "2027-01-15")]
    [InlineData("Report on every friday", "Report", "FREQ=WEEKLY;INTERVAL=1;BYDAY=FR", "2026-11-27")]
    [InlineData("Gym every day for 10 times", "Gym", "FREQ=DAILY;INTERVAL=1;COUNT=10", "2026-11-25")]
    [InlineData("Pay every month for the flat", "Pay every month for the flat", null, "")]
    [InlineData("Stretch every day 3 times", "Stretch every day 3 times", null, "")]
    [InlineData("Read Every Day by Levithan", "Read Every Day by Levithan", null, "")]
    [InlineData("Buy gift for each day", "Buy gift for each day", null, "")]
    [InlineData("Pay every last friday of the month", "Pay", "FREQ=MONTHLY;INTERVAL=1;BYDAY=-1FR", "2026-11-27")]
    [InlineData("Pay every 15th of each month at 9am", "Pay", "FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=15", "2026-12-15T09:00:00")]
    [InlineData("Gym every monday until 2026-12-31 at 7pm", "Gym", "FREQ=WEEKLY;INTERVAL=1;BYDAY=MO;UNTIL=20261231", "2026-11-30T19:00:00")]
    [InlineData("Standup every weekday at 9:30 for 15 minutes", "Standup for 15 minutes", "FREQ=WEEKLY;INTERVAL=1;BYDAY=MO,TU,WE,TH,FR", "2026-11-25T09:30:00")]
    [InlineData("Dinner every friday 7pm for 4 people", "Dinner for 4 people", "FREQ=WEEKLY;INTERVAL=1;BYDAY=FR", "2026-11-27T19:00:00")]
    [InlineData("Gym every day at 9am at 24 Fit", "Gym at 24 Fit", "FREQ=DAILY;INTERVAL=1", "2026-11-25T09:00:00")]
    [InlineData("Stand-up every day 9am and notes", "Stand-up and notes", "FREQ=DAILY;INTERVAL=1", "2026-11-25T09:00:00")]
    [InlineData("Pay on the 15th of every month", "Pay", "FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=15", "2026-12-15")]
    [InlineData("Party on the last friday of every month", "Party", "FREQ=MONTHLY;INTERVAL=1;BYDAY=-1FR", "2026-11-27")]
    [InlineData("Dinner every sunday at Moms", "Dinner every sunday at Moms", null, "")]
    [InlineData("Send every monday 10 reports", "Send every monday 10 reports", null, "")]
    [InlineData("Think of every day", "Think of", "FREQ=DAILY;INTERVAL=1", "2026-11-25")]
    [InlineData("Read every book", "Read every book", null, "")]
    [InlineData(@"Praise \every day", "Praise every day", null, "")]
    [InlineData("Daily stand-up tomorrow", "Daily stand-up", null, "2026-11-26")]
    public void Every_begins_a_recurrence(string text, string title, string? rule, string due)
    {
        QuickAddText read = Parse(text);
        DateInput? date = read.Due?.Date ?? read.FirstDay;
        Assert.Equal((title, rule), (read.Title, read.Repeat?.Replace("RRULE:", string.Empty)));
        Assert.Equal(due, date is null ? string.Empty : date.IsInstant ? date.In(TimeZones.Find("Europe/Rome")!).ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture) : date.ToString());
    }

    [Theory]
    [InlineData("Gym every day except sunday", "-Repeat")]
    [InlineData("Gym every day until friday", "-Repeat")]
    [InlineData("Gym every monday friday", "every monday and friday")]
    [InlineData("Gym every monday wednesday 6pm", "every monday and friday")]
    [InlineData("Gym every weekday saturday", "every monday and friday")]
    [InlineData("Rent every month on the 5th 2026-12-07", "every monday and friday")]
    [InlineData("every monday to friday", "-Repeat")]
    [InlineData("Standup every monday to friday 9am", "-Repeat")]
    [InlineData("Standup every monday - friday 9am", "-Repeat")]
    [InlineData("Standup every monday through the week 9am", @"such as \every")]
    [InlineData("Standup every mon-fri 9am", @"such as \9am")]
    [InlineData("Call weekdays 9am", @"every weekday 9am, or a backslash before a word that belongs to the title, such as \9am")]
    [InlineData("Call on mondays 9am", @"such as \9am")]
    [InlineData("Call 9am on mondays", @"such as \9am")]
    [InlineData("Call each day 9am", @"such as \9am")]
    [InlineData("Call every day without sunday", "-Repeat")]
    [InlineData("Call every monday not 7 dec", "-Repeat")]
    [InlineData("Meet 10:00-11:00 tomorrow", @"\10:00-11:00")]
    [InlineData("Meet friday 13:00-14:00.", "-Start and -Due")]
    [InlineData("Meet friday 9-10am", "-Start and -Due")]
    [InlineData("Meet friday 8:00-9:30", "-Start and -Due")]
    [InlineData("Meet every monday 10:00-11:00", "-Due and -Repeat")]
    [InlineData("Meet friday 9 - 10am", @"such as \10am")]
    [InlineData("Call 10:00 EST friday", @"such as \EST")]
    [InlineData("Call friday 9am PT", @"2026-12-04T09:00-08:00, or a backslash before a word that belongs to the title, such as \PT")]
    [InlineData("Call tomorrow 9am CEST about it", @"such as \CEST")]
    [InlineData("Call friday 10am UTC", @"such as \UTC")]
    [InlineData("Lunch friday 12pm- 1pm", "-Start and -Due")]
    [InlineData("Take pills every day - 9am", "-Repeat")]
    [InlineData("Report 20261231 5pm 9am", @"\20261231")]
    [InlineData("Meet friday from 9 to 10am", @"such as \10am")]
    [InlineData("Gym every week for 3 months", "-Repeat")]
    [InlineData("Gym every monday at 7pm until 2026-12-31", "-Repeat")]
    [InlineData("every weekday 9am until 2027-01-01 Stand-up", "-Repeat")]
    [InlineData("Gym every monday at 7pm for 10 weeks", "-Repeat")]
    [InlineData("Gym until 2026-12-31", @"directly after it")]
    [InlineData("Pay rent every last friday", "every month on the last friday")]
    [InlineData("Pay rent every 2nd friday", @"such as \friday")]
    [InlineData("Pay every first monday", @"such as \monday")]
    [InlineData("Pay every 5 december", @"such as \5")]
    [InlineData("Gym each monday 7pm", @"such as \monday")]
    [InlineData("Review notes from each monday meeting", @"such as \monday")]
    [InlineData("Dentist friday after next", @"such as \friday")]
    [InlineData("Dentist friday week", @"such as \friday")]
    [InlineData("Dentist a week on friday", @"such as \friday")]
    [InlineData("Dentist 2 weeks from friday", @"such as \friday")]
    [InlineData("Dentist 2 weeks before 5 dec", @"such as \5")]
    [InlineData("Dentist 3 days after tomorrow", @"such as \tomorrow")]
    [InlineData("Dentist tomorrow at 9", "2026-12-04 9am")]
    [InlineData("Dentist tomorrow at 10 with Mom", "2026-12-04 9am")]
    [InlineData("Trip friday at 10, bring food", "2026-12-04 9am")]
    [InlineData("Dentist at 9 tomorrow", "2026-12-04 9am")]
    [InlineData("Gym every day at 7pm for 10 times", "-Repeat")]
    [InlineData("every day run every week", @"\every")]
    [InlineData("Run every day and every week", @"\every")]
    [InlineData("Take pills every day at 8am and 8pm", @"\8am")]
    [InlineData("every day", "Add the title")]
    [InlineData("Meet today or tomorrow", @"\today")]
    [InlineData("Move ~A ~B", @"\~")]
    [InlineData("Rush !low !high", @"\!")]
    [InlineData("tomorrow #errand", "Add the title")]
    [InlineData("", "Add the title")]
    public void A_line_with_two_meanings_or_none_is_refused(string text, string remedy)
    {
        TickTickException failure = Assert.Throws<TickTickException>(() => Parse(text));
        Assert.Equal("RequestInvalid", failure.ErrorId);
        Assert.Contains(remedy, failure.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en-US")]
    [InlineData("de-DE")]
    [InlineData("fr-CA")]
#if NET
    [InlineData("ko-KR")]
    [InlineData("ar-EG")]
    [InlineData("ja-JP")]
#endif
    public void The_time_of_a_recurrence_is_read_as_the_culture_writes_it(string name)
    {
        CultureInfo culture = CultureInfo.GetCultureInfo(name);
        TimeZoneInfo zone = TimeZones.Find("Europe/Rome")!;
        string time = new DateTime(2026, 11, 27, 17, 30, 0).ToString("t", culture);
        QuickAddText read = QuickAddText.Parse($"Plan every friday {time}", culture, Now, zone);
        Assert.Equal(("Plan", new DateTime(2026, 11, 27, 17, 30, 0)), (read.Title, read.Due!.Date.In(zone).DateTime));
    }

    [Fact]
    public void What_was_read_is_described() =>
        Assert.Equal("'Buy milk' in Shopping, due Thu 26 Nov 2026 17:00, tagged errand, priority High", Parse("Buy milk tomorrow 5pm #errand ~Shopping !high").Describe());

    [Theory]
    [InlineData("de-DE", "Fr. Müller anrufen", "")]
    [InlineData("de-DE", "Milch kaufen so schnell wie möglich", "")]
    [InlineData("de-DE", "Do it", "")]
    [InlineData("de-DE", "Zahnarzt Fr 9:00", "2026-11-27T09:00:00")]
    [InlineData("de-DE", "Zahnarzt Freitag", "2026-11-27")]
    [InlineData("de-DE", "Zahnarzt on Fr", "2026-11-27")]
    [InlineData("de-DE", "Zahnarzt fri", "2026-11-27")]
    [InlineData("nl-NL", "Zo snel mogelijk bellen", "")]
    [InlineData("fr-FR", "Vacances à la mer", "")]
    [InlineData("fr-FR", "Vacances mercredi", "2026-12-02")]
    [InlineData("es-ES", "Sol y mar", "")]
    [InlineData("fi-FI", "To do list", "")]
    [InlineData("hu-HU", "V bolt", "")]
    [InlineData("zh-CN", "开会 周五", "2026-11-27")]
    public void The_short_name_of_a_day_is_a_word_if_it_is_alone(string culture, string text, string due)
    {
        QuickAddText read = QuickAddText.Parse(text, CultureInfo.GetCultureInfo(culture), Now, TimeZones.Find("Europe/Rome")!);
        Assert.Equal(due, read.Due?.Date.ToString() ?? string.Empty);
        if (due.Length == 0) Assert.Equal(text, read.Title);
    }

    [Fact]
    public void The_words_of_the_culture_are_dates_too() =>
        Assert.Equal("2026-12-04", QuickAddText.Parse("Anruf Freitag, 4. Dezember 2026", CultureInfo.GetCultureInfo("de-DE"), Now, TimeZones.Find("Europe/Rome")!).Due!.Date.ToString());

    [Fact]
    public void Any_text_is_read_or_refused()
    {
        var random = new Random(21);
        string[] parts = ["#", "~", "!", "\\", "\"", "'", " ", "tomorrow", "5pm", "high", "a", "\ud800", "12", "/", ":", "\t", "é", "on", "dec"];
        for (int i = 0; i < 3000; i++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => parts[random.Next(parts.Length)]));
            try
            {
                Assert.NotEmpty(Parse(text).Title);
            }
            catch (TickTickException failure)
            {
                Assert.Equal("RequestInvalid", failure.ErrorId);
            }
        }
    }

    private static QuickAddText Parse(string text) => QuickAddText.Parse(text, CultureInfo.GetCultureInfo("en-US"), Now, TimeZones.Find("Europe/Rome")!);
}
