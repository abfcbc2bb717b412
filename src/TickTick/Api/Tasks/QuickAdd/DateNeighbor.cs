using System;
using System.Text.RegularExpressions;

namespace TickTick.Api.Tasks.QuickAdd;

/// <summary>
/// Finds what stands before or after a date and makes it a part of another one, or the end of what comes before it.
/// </summary>
internal static class DateNeighbor
{
    // 9:00-10:30 and 9-10am. 3:16-18 is a verse.
    private const string Range = @"\d\d?:[0-5]\d[-\u2013]\d\d?:[0-5]\d|\d\d?(:[0-5]\d)?([ap]m)?[-\u2013]\d\d?(:[0-5]\d)?[ap]m";
    private const string Ordinal = @"(the\s)?(first|second|third|fourth|fifth|last|other|\d+(st|nd|rd|th)?)";
    private const string Days = @"((mon|tue(s)?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?s?([-\u2013/,]\S*)?|days?|weekdays?|weekends?)";
    private const string PluralDays = "((mon|tues|wednes|thurs|fri|satur|sun)days|weekdays|weekends)";

    // Two letters are a zone only at the end, and in small letters, est and ist are words.
    private const string Zone = @"([ECMP][SD]T|CES?T|EES?T|WES?T|BST|MSK|IST|JST|KST|HKT|SGT|A[CEW][SD]T|NZ[SD]T|UTC|GMT|[ECMP]T(?=[,.;!?]*\z))\b";

    private const string InFull = "Write the date in full, such as 2026-12-04 9am";
    private const string AsRange = "Use -Title, -Start and -Due for a range of times";

    private static readonly Regex TimeRange = Form($@"\A({Range})[,;.!?]?\z");
    private static readonly Regex TimeAlone = Form(@"\A(\d\d?(:\d\d){0,2}\s?([ap]\.?m\.?)?|noon|midnight)\z");
    private static readonly Regex TimeFirst = Form(@"\A\d\d?(:\d\d)?(\s?[ap]m)?\b");

    private static readonly Neighbor[] Neighbors =
    [
        new(Of.AnyDate, $@"(every|each)(\s{Ordinal})?", null, "Write a recurrence such as every month on the last friday"),
        new(Of.AnyDate, "until|till", null, "Write the end of a recurrence directly after it, such as every monday until 2026-12-31 at 7pm"),
        new(Of.AnyDate, @"before|after|since|(a|one)\sweek\son|(an?|one|two|three|\d+)\s(day|week|month|year)s?\sfrom", @"week\z|after next\b", InFull),
        new(Of.AnyDate, Range, $@"({Range})(?=[,;.!?]?(\z|\s))", AsRange),
        new(Of.TimeFirst, @"([01]?\d|2[0-4])(:[0-5]\d)?\s?([ap]m)?\s?([-\u2013]|to)", null, AsRange),
        new(Of.TimeAlone, $@"(every|each)\s{Days}|{PluralDays}", $@"(on\s)?{PluralDays}\b", "Write a recurrence such as every weekday 9am"),
        new(Of.Time, null, $"(?-i:{Zone})", "Write the offset from UTC, such as 2026-12-04T09:00-08:00"),
        // An hour without am or pm beside a day is a time, too.
        new(Of.Day, @"at \d\d?", @"at \d\d?(?=[,.;!?]?(\z|\s))", InFull),
    ];

    // Of which dates a neighbor makes something else.
    private enum Of
    {
        AnyDate,
        Day,
        Time,
        TimeFirst,
        TimeAlone,
    }

    /// <summary>Returns whether a word is a range of times, such as <c>9:00-10:30</c>.</summary>
    public static bool IsTimeRange(string word) => TimeRange.IsMatch(word);

    /// <summary>
    /// Returns the date with what makes another one of it, what to write instead, and the word that could belong to the title if
    /// it is not that of the date; or null if the date is whole.
    /// </summary>
    public static (string Text, string Instead, string? Word)? Find(string head, string date, string tail, bool isDay)
    {
        foreach (Neighbor neighbor in Neighbors)
        {
            if (!Concerns(neighbor.Of, date, isDay)) continue;
            string before = neighbor.Before?.Match(head).Value.Trim() ?? string.Empty, after = neighbor.After?.Match(tail).Value ?? string.Empty;
            if (before.Length + after.Length == 0) continue;
            string beside = before + after;
            return ($"{before} {date} {after}".Trim(), neighbor.Instead, neighbor.Of == Of.Time || IsTimeRange(beside) ? beside : null);
        }

        return null;
    }

    private static bool Concerns(Of of, string date, bool isDay) => of switch
    {
        Of.AnyDate => true,
        Of.Day => isDay,
        Of.Time => !isDay,
        Of.TimeFirst => !isDay && TimeFirst.IsMatch(date),
        _ => !isDay && TimeAlone.IsMatch(date),
    };

    private static Regex Form(string form) => new(form, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));

    private sealed class Neighbor(Of of, string? before, string? after, string instead)
    {
        public Of Of => of;

        public Regex? Before { get; } = before is null ? null : Form($@"(^|\s)({before})\z");

        public Regex? After { get; } = after is null ? null : Form($@"\A({after})");

        public string Instead => instead;
    }
}
