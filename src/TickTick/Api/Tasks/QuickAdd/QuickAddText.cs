using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using TickTick.Api.Dates;
using TickTick.Api.Dates.Parsing;
using Words = System.Collections.Generic.List<(string Text, bool MayBeDate)>;

namespace TickTick.Api.Tasks.QuickAdd;

/// <summary>
/// Reads a task in one line, with the marks of TickTick's quick add: <c>#tag</c>, <c>~list</c>, <c>!high</c>, and a date
/// and a recurrence anywhere. What is not a mark stays in the title.
/// </summary>
internal sealed record QuickAddText
{
    // A date in words has at most this many words: "friday at 9:30 pm".
    private const int LongestDate = 6;

    // "every 2 weeks on monday and thursday until 2027-01-01".
    private const int LongestRepeat = 10;

    private static readonly string[] Prepositions = ["on", "at", "by", "due"];
    private static readonly string[] Beginnings = ["from", "starting", "beginning"];
    private static readonly string[] Introductions = [.. Prepositions, .. Beginnings, "every", "each"];
    private static readonly string[] Ends = ["except", "until", "unless"];
    private static readonly string[] Exceptions = [.. Ends, "but", "and"];

    // Before a date, these say that a recurrence has more days, or fewer.
    private static readonly string[] Links = ["to", "through", "thru", "-", "\u2013", "or", "without", "not", "skip", "excluding"];

    // A mark begins a word. Names with spaces are in quotes. A backslash keeps the sign, or a word that is a date. Two are a
    // network path.
    private static readonly Regex Word = new(
        """\\(?<kept>[^\s\\]\S*)|(?<sign>[#~])(?:"(?<name>[^"]+)"|'(?<name>[^']+)'|(?<name>[^\s#~"']\S*))(?=\s|$)|!(?<priority>high|medium|low|none)(?=\s|$)|(?<plain>\S+)""",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        TimeSpan.FromSeconds(1));

    private static readonly Regex BetweenTags = new("[,;]+#", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    // "Stretch every day 3 times" is not about the end.
    private static readonly Regex Times = new(@"(?<!for|,) \d+ times\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));

    private static readonly Regex Duration = new(@"\Afor \d+ (day|week|month|year|time)s?\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));

    // 1/2 and 5.12 are more often an amount than a date.
    private static readonly Regex Amount = new(@"\A[\d./-]+\z", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    private static readonly Regex FullDate = new(@"\d{4}[./-]|[./-]\d{4}", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    public string Title { get; private init; } = string.Empty;

    public IReadOnlyList<string> Tags { get; private init; } = [];

    /// <summary>Gets the name of the project, or null if the text has none.</summary>
    public string? Project { get; private init; }

    public TickTickTaskPriority? Priority { get; private init; }

    /// <summary>Gets the due date and how it was written, or null if the text has none.</summary>
    public DateText? Due { get; private init; }

    /// <summary>Gets the recurrence rule, or null if the text has none.</summary>
    public string? Repeat { get; private init; }

    /// <summary>Gets the first day of the recurrence, or null if the text has a date or no recurrence.</summary>
    public DateInput? FirstDay { get; private init; }

    /// <summary>Reads a text.</summary>
    /// <exception cref="TickTickException"><c>RequestInvalid</c>: the text has several dates, recurrences, lists or
    /// priorities, a recurrence with an exception, or no title.</exception>
    public static QuickAddText Parse(string text, CultureInfo culture, DateTimeOffset now, TimeZoneInfo zone)
    {
        var tags = new List<string>();
        var lists = new List<string>();
        var priorities = new List<string>();
        var words = new Words();
        foreach (Match match in Word.Matches(text))
        {
            string name = match.Groups["name"].Value;
            if (match.Groups["sign"].Success && match.Value[1] is not ('"' or '\'')) name = name.TrimEnd(',', ';', '.', ':', '!', '?');
            if (match.Groups["sign"].Success && name.Length == 0) words.Add((match.Value, true));
            else if (match.Groups["sign"].Value == "#") tags.AddRange(BetweenTags.Split(name));
            else if (match.Groups["sign"].Value == "~") lists.Add(name);
            else if (match.Groups["priority"].Success) priorities.Add(match.Groups["priority"].Value);
            else if (match.Groups["kept"].Success) words.Add((match.Groups["kept"].Value, false));
            else words.Add((match.Value, true));
        }

        RequireOne(lists, "lists", '~');
        RequireOne(priorities, "priorities", '!');
        DateTime today = TimeZoneInfo.ConvertTime(now, zone).Date;
        (string? rule, string recurrence, string? kept) = TakeRepeat(words, (run, isIntroduced) => Read(run, today, culture, now, zone, isIntroduced) is not null);
        DateTime? first = rule is null ? null : RepeatRule.FirstDay(rule, today) ?? today;
        DateText? due = TakeDate(words, first, culture, now, zone, out bool isBeginning);
        if (due is not null) due = InRecurrence(due, isBeginning, rule, recurrence, kept, zone);
        string title = string.Join(" ", words.Select(static word => word.Text));
        if (title.Length == 0) throw ApiErrors.Invalid($"'{text}' has no title, only marks.", "Add the title of the task.");
        return new QuickAddText
        {
            Title = title,
            Tags = [.. tags.Distinct(NameComparer.Instance)],
            Project = lists.FirstOrDefault(),
            Priority = Enum.TryParse(priorities.FirstOrDefault(), ignoreCase: true, out TickTickTaskPriority priority) ? priority : null,
            Due = due,
            Repeat = rule,
            FirstDay = due is null && first is { } day ? DateInput.On(day) : null,
        };
    }

    /// <summary>Describes how the text was read.</summary>
    public string Describe() =>
        $"'{Title}'"
        + (Project is null ? string.Empty : $" in {Project}")
        + ((Due?.Date ?? FirstDay) is { } due ? $", due {due.Describe()}" : string.Empty)
        + (Repeat is null ? string.Empty : $", repeated {RepeatRule.Describe(Repeat)}")
        + (Tags.Count == 0 ? string.Empty : $", tagged {string.Join(", ", Tags)}")
        + (Priority is null ? string.Empty : $", priority {Priority}");

    private static void RequireOne(List<string> found, string what, char sign)
    {
        if (found.Count > 1) throw ApiErrors.Invalid($"The text has several {what}: {string.Join(", ", found)}.", $"Keep one of them. To keep the sign in the title, write \\{sign}.");
    }

    // A date must belong to the recurrence. The recurrence can also begin on the first of its days from the date.
    private static DateText InRecurrence(DateText due, bool isBeginning, string? rule, string recurrence, string? kept, TimeZoneInfo zone)
    {
        if (kept is not null)
            throw ApiErrors.Invalid($"'{kept}' is not read as a recurrence because of what follows it, but '{due.Text}' as a date.", $"Write the days of the recurrence and then its time at the end, such as every monday and friday 9am, or {Keep("every")}.");
        DateTime day = due.Date.DayIn(null, zone);
        if (rule is null || RepeatRule.FirstDay(rule, day) is not { } first || first == day) return due;
        return isBeginning ? due with { Date = due.Date.OnDay(first) }
            : throw ApiErrors.Invalid($"'{due.Text}' is not a day of '{recurrence}'.", $"Write all days of the recurrence, such as every monday and friday, or its beginning, such as every monday starting tomorrow, or {Keep(FirstWord(due.Text))}.");
    }

    private static string Keep(string word) => $"a backslash before a word that belongs to the title, such as \\{word}";

    // Takes the longest run of words around "every" that is a recurrence. In the middle of a title, it must end the text or come
    // before a date: "Read every day by Levithan" is a title. Returns the days of the week that were kept in the title, too.
    private static (string? Rule, string Text, string? Kept) TakeRepeat(Words words, Func<Words, bool, bool> isDate)
    {
        (string? Rule, string Text, string? Kept) found = (null, string.Empty, null);
        for (int every = 0; every < words.Count; every++)
        {
            if (!Is(every, ["every"])) continue;
            (int start, int count, string text, string? rule) = Longest(every);
            if (rule is null) continue;
            int next = start + count;
            int later = AfterDate(next);
            bool isContinued = IsDuration(next) || Is(next, Exceptions) || (Is(next, Links) && AfterDate(next + 1) > next + 1);
            if (isContinued || IsDuration(later) || Is(later, Ends)) throw ApiErrors.Invalid($"'{text}' with '{words[isContinued ? next : later].Text}' is not read as a recurrence, because what follows would be lost.", @"Use -Title and -Repeat, or write \every to keep the words in the title.");
            if (found.Rule is not null) throw ApiErrors.Invalid($"The text has several recurrences: '{found.Text}', '{text}'.", @"Write a backslash before a word that belongs to the title, such as \every.");
            if (start > 0 && next < words.Count && later == next)
            {
                // A day in it is not a date then either.
                for (int i = start; i < next; i++) words[i] = (words[i].Text, false);
                if (rule.Contains("BYDAY")) found.Kept = text;
                if (words[next].MayBeDate && DateNeighbor.IsTimeRange(words[next].Text)) throw ApiErrors.Invalid($"'{text} {words[next].Text}' is not read as a recurrence.", $"Use -Title, -Start, -Due and -Repeat for a range of times, or {Keep(words[next].Text)}.");
                continue;
            }

            (found.Rule, found.Text) = (rule, text);
            if (Is(start - 1, ["on"])) start--;
            words.RemoveRange(start, next - start);
            every = start - 1;
        }

        return found;

        // "on the 15th of every month" begins before it.
        (int Start, int Count, string Text, string? Rule) Longest(int every)
        {
            for (int start = Is(every - 1, ["of"]) ? Math.Max(0, every - LongestDate) : every; start <= every; start++)
            {
                for (int count = Math.Min(LongestRepeat, words.Count - start); start + count > every + 1; count--)
                {
                    if (Join(words.GetRange(start, count)) is { } text && !Times.IsMatch(text) && RepeatWords.Parse(text) is { } rule) return (start, count, text, rule);
                }
            }

            return default;
        }

        bool Is(int index, string[] any) => index >= 0 && index < words.Count && words[index].MayBeDate && Array.IndexOf(any, words[index].Text.ToLowerInvariant()) >= 0;

        bool IsDuration(int index) => index + 2 < words.Count && Join(words.GetRange(index, 3)) is { } text && Duration.IsMatch(text);

        // Returns the index after the longest date that begins at a word, or the index of the word.
        int AfterDate(int index)
        {
            bool isIntroduced = Is(index, Introductions);
            int start = isIntroduced ? index + 1 : index;
            int count = Enumerable.Range(1, Math.Min(LongestDate, Math.Max(0, words.Count - start))).LastOrDefault(count => isDate(words.GetRange(start, count), isIntroduced));
            return count == 0 ? index : start + count;
        }
    }

    // Takes the longest runs of words that are dates. A day and a time can be apart.
    private static DateText? TakeDate(Words words, DateTime? firstDay, CultureInfo culture, DateTimeOffset now, TimeZoneInfo zone, out bool isBeginning)
    {
        isBeginning = false;
        string[] taken = firstDay is null ? Prepositions : [.. Prepositions, .. Beginnings];
        var found = new List<(DateText Date, string Text)>();
        for (int start = 0; start < words.Count; start++)
        {
            for (int count = Math.Min(LongestDate, words.Count - start); count > 0; count--)
            {
                Words run = words.GetRange(start, count);
                string introduction = start > 0 && words[start - 1].MayBeDate ? words[start - 1].Text.ToLowerInvariant() : string.Empty;
                if (Read(run, firstDay, culture, now, zone, isIntroduced: Array.IndexOf(Introductions, introduction) >= 0) is not { } date) continue;
                RequireWhole(words, start, count, date.Date.IsDay);
                found.Add((date, Join(run)!));
                if (Array.IndexOf(taken, introduction) >= 0)
                {
                    isBeginning |= Array.IndexOf(Beginnings, introduction) >= 0;
                    start--;
                    count++;
                }

                words.RemoveRange(start, count);
                start--;
                break;
            }
        }

        if (found.Count < 2) return found.FirstOrDefault().Date;
        DateText? both = found.Count == 2 ? DateParser.TryParse($"{found[0].Text} {found[1].Text}", culture, now, zone) : null;
        return both ?? throw ApiErrors.Invalid(
            $"The text has several dates: {string.Join(", ", found.Select(static date => $"'{date.Text}'"))}.",
            $"Write {Keep(FirstWord(found[0].Text))}, or use -Title and -Due.");
    }

    private static string FirstWord(string date) => date.Split(' ').First(static word => Array.IndexOf(Prepositions, word.ToLowerInvariant()) < 0);

    private static void RequireWhole(Words words, int start, int count, bool isDay)
    {
        string date = Join(words.GetRange(start, count))!, head = Text(words.GetRange(0, start)), tail = Text(words.GetRange(start + count, words.Count - start - count));
        if (DateNeighbor.Find(head, date, tail, isDay) is not { } neighbor) return;
        throw ApiErrors.Invalid($"'{neighbor.Text}' is not read as a date, and '{date}' alone means another one.", $"{neighbor.Instead}, or {Keep(neighbor.Word ?? FirstWord(date))}.");

        // A word that was kept for the title is none of a date.
        static string Text(Words words) => string.Join(" ", words.Select(static word => word.MayBeDate ? word.Text : "\\"));
    }

    // A time alone is that of the first day of a recurrence, or that of today.
    private static DateText? Read(Words words, DateTime? firstDay, CultureInfo culture, DateTimeOffset now, TimeZoneInfo zone, bool isIntroduced)
    {
        if (Join(words) is not { } text) return null;
        if (Amount.IsMatch(text) && !FullDate.IsMatch(text) && !(isIntroduced && text.Length == 8)) return null;
        if (words.Count == 1 && !isIntroduced && DateWords.IsShortWeekday(text, culture)) return null;
        DateText? timed = firstDay is { } day ? DateParser.TryParse(FormattableString.Invariant($"{day:yyyy-MM-dd} {text}"), culture, now, zone) : null;
        return timed ?? DateParser.TryParse(text, culture, now, zone);
    }

    // Null if a word was kept for the title.
    private static string? Join(Words words) =>
        words.Exists(static word => !word.MayBeDate) ? null : string.Join(" ", words.Select(static word => word.Text)).TrimEnd(',', ';', '!', '?');
}
