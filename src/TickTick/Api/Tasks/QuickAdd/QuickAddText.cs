using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using TickTick.Api.Dates.Parsing;

namespace TickTick.Api.Tasks.QuickAdd;

/// <summary>
/// Reads a task in one line, with the marks of TickTick's quick add: <c>#tag</c>, <c>~list</c>, <c>!high</c>, and a date
/// anywhere. What is not a mark stays in the title.
/// </summary>
internal sealed record QuickAddText
{
    // A date in words has at most this many words: "friday at 9:30 pm".
    private const int LongestDate = 6;

    private static readonly string[] Prepositions = ["on", "at", "by", "due"];

    // A mark begins a word. Names with spaces are in quotes. A backslash keeps the sign, or a word that is a date.
    private static readonly Regex Word = new(
        """\\(?<kept>\S+)|(?<sign>[#~])(?:"(?<name>[^"]+)"|'(?<name>[^']+)'|(?<name>[^\s#~"']\S*))(?=\s|$)|!(?<priority>high|medium|low|none)(?=\s|$)|(?<plain>\S+)""",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        TimeSpan.FromSeconds(1));

    // 1/2 and 5.12 are more often an amount than a date.
    private static readonly Regex Amount = new(@"\A[\d./-]+\z", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    private static readonly Regex FullDate = new(@"\d{4}", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    public string Title { get; private init; } = string.Empty;

    public IReadOnlyList<string> Tags { get; private init; } = [];

    /// <summary>Gets the name of the project, or null if the text has none.</summary>
    public string? Project { get; private init; }

    public TickTickTaskPriority? Priority { get; private init; }

    /// <summary>Gets the due date and how it was written, or null if the text has none.</summary>
    public DateText? Due { get; private init; }

    /// <summary>Reads a text.</summary>
    /// <exception cref="TickTickException"><c>RequestInvalid</c>: the text has several dates, lists or priorities, or no
    /// title.</exception>
    public static QuickAddText Parse(string text, CultureInfo culture, DateTimeOffset now, TimeZoneInfo zone)
    {
        var tags = new List<string>();
        var lists = new List<string>();
        var priorities = new List<string>();
        var words = new List<(string Text, bool MayBeDate)>();
        foreach (Match match in Word.Matches(text))
        {
            string name = match.Groups["name"].Value;
            if (match.Groups["sign"].Value == "#") tags.Add(name);
            else if (match.Groups["sign"].Value == "~") lists.Add(name);
            else if (match.Groups["priority"].Success) priorities.Add(match.Groups["priority"].Value);
            else if (match.Groups["kept"].Success) words.Add((match.Groups["kept"].Value, false));
            else words.Add((match.Value, true));
        }

        RequireOne(lists, "lists", '~');
        RequireOne(priorities, "priorities", '!');
        DateText? due = TakeDate(words, culture, now, zone);
        string title = string.Join(" ", words.Select(static word => word.Text));
        if (title.Length == 0) throw ApiErrors.Invalid($"'{text}' has no title, only marks.", "Add the title of the task.");
        return new QuickAddText
        {
            Title = title,
            Tags = [.. tags.Distinct(StringComparer.OrdinalIgnoreCase)],
            Project = lists.FirstOrDefault(),
            Priority = Enum.TryParse(priorities.FirstOrDefault(), ignoreCase: true, out TickTickTaskPriority priority) ? priority : null,
            Due = due,
        };
    }

    /// <summary>Describes how the text was read.</summary>
    public string Describe() =>
        $"'{Title}'"
        + (Project is null ? string.Empty : $" in {Project}")
        + (Due is null ? string.Empty : $", due {Due.Date.Describe()}")
        + (Tags.Count == 0 ? string.Empty : $", tagged {string.Join(", ", Tags)}")
        + (Priority is null ? string.Empty : $", priority {Priority}");

    private static void RequireOne(List<string> found, string what, char sign)
    {
        if (found.Count > 1) throw ApiErrors.Invalid($"The text has several {what}: {string.Join(", ", found)}.", $"Keep one of them. To keep the sign in the title, write \\{sign}.");
    }

    // Takes the longest runs of words that are dates. A day and a time can be apart.
    private static DateText? TakeDate(List<(string Text, bool MayBeDate)> words, CultureInfo culture, DateTimeOffset now, TimeZoneInfo zone)
    {
        var found = new List<DateText>();
        for (int start = 0; start < words.Count; start++)
        {
            for (int count = Math.Min(LongestDate, words.Count - start); count > 0; count--)
            {
                if (Read(words.GetRange(start, count), culture, now, zone) is not { } date) continue;
                found.Add(date);
                if (start > 0 && Array.IndexOf(Prepositions, words[start - 1].Text.ToLowerInvariant()) >= 0 && words[start - 1].MayBeDate)
                {
                    start--;
                    count++;
                }

                words.RemoveRange(start, count);
                start--;
                break;
            }
        }

        if (found.Count < 2) return found.FirstOrDefault();
        DateText? both = found.Count == 2 ? DateParser.TryParse($"{found[0].Text} {found[1].Text}", culture, now, zone) : null;
        return both ?? throw ApiErrors.Invalid(
            $"The text has several dates: {string.Join(", ", found.Select(static date => $"'{date.Text}'"))}.",
            $"Write a backslash before a word that belongs to the title, such as \\{found[0].Text}, or use -Title and -Due.");
    }

    private static DateText? Read(List<(string Text, bool MayBeDate)> words, CultureInfo culture, DateTimeOffset now, TimeZoneInfo zone)
    {
        if (words.Exists(static word => !word.MayBeDate)) return null;
        string text = string.Join(" ", words.Select(static word => word.Text)).TrimEnd(',', ';', '!', '?');
        if (Amount.IsMatch(text) && !FullDate.IsMatch(text)) return null;
        return DateParser.TryParse(text, culture, now, zone);
    }
}
