using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace TickTick.Api.Dates;

/// <summary>
/// Converts between recurrence rules and English words, such as <c>Every 2 weeks on Monday and Thursday</c>. The words
/// that describe a rule mean that rule again.
/// </summary>
internal static class RepeatWords
{
    private const string Weekdays = "MO,TU,WE,TH,FR", Weekend = "SA,SU";

    private static readonly string[] Codes = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    private static readonly string[] DayNames = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    private static readonly string[] Ordinals = ["first", "second", "third", "fourth", "fifth"];
    private static readonly string[] Months = [.. CultureInfo.InvariantCulture.DateTimeFormat.MonthNames.Take(12)];

    private static readonly Dictionary<string, string> Aliases = new(StringComparer.Ordinal)
    {
        ["daily"] = "every day",
        ["weekly"] = "every week",
        ["monthly"] = "every month",
        ["yearly"] = "every year",
        ["annually"] = "every year",
        ["weekdays"] = "every weekday",
        ["every workday"] = "every weekday",
        ["workdays"] = "every weekday",
        ["weekends"] = "every weekend",
    };

    private static readonly Dictionary<string, string> Frequencies = new(StringComparer.Ordinal)
    {
        ["DAILY"] = "day",
        ["WEEKLY"] = "week",
        ["MONTHLY"] = "month",
        ["YEARLY"] = "year",
    };

    private static readonly Regex End = Form(@"^(?<rule>.+?),? (?:(?:for )?(?<count>[1-9][0-9]{0,3}) times|until (?<year>[0-9]{4})-(?<month>[0-9][0-9])-(?<day>[0-9][0-9]))$");
    private static readonly Regex Times = Form(@"^(?<times>[1-7]) (?:times|days) (?:a|per|every) week$");
    private static readonly Regex Each = Form(@"^every (?:(?<number>other|[1-9][0-9]{0,2}) )?(?<unit>day|week|month|year)s?(?: on (?<on>.+))?$");
    private static readonly Regex OfMonth = Form("^(?:every (?<on>.+) of (?:every )?month|(?<on>.+) of every month)$");
    private static readonly Regex OnDays = Form("^(?:every |on )?(?<other>other )?(?<on>.+)$");

    /// <summary>Converts words to a rule, or returns null if they are not a rule.</summary>
    public static string? Parse(string text)
    {
        string words = string.Join(" ", text.ToLowerInvariant().Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)).Replace("each ", "every ").Replace(" the ", " ");
        string end = string.Empty;
        if (!Times.IsMatch(words) && End.Match(words) is { Success: true } ended)
        {
            words = ended.Groups["rule"].Value;
            end = ended.Groups["count"].Success ? $";COUNT={ended.Groups["count"].Value}" : $";UNTIL={ended.Groups["year"].Value}{ended.Groups["month"].Value}{ended.Groups["day"].Value}";
        }

        if (Aliases.TryGetValue(words, out string? alias)) words = alias;
        return Rule(words) is { } rule ? $"RRULE:{rule}{end}" : null;
    }

    /// <summary>Returns a rule in words, or null if there are no words for it.</summary>
    public static string? Describe(string rule)
    {
        Dictionary<string, string> parts = new(StringComparer.Ordinal);
        foreach (string part in RepeatRule.Normalize(rule).Split(';'))
        {
            string[] pair = part.Split('=');
            if (pair.Length != 2 || parts.ContainsKey(pair[0])) return null;
            parts[pair[0]] = pair[1];
        }

        string? Take(string name)
        {
            if (!parts.TryGetValue(name, out string? value)) return null;
            parts.Remove(name);
            return value;
        }

        if (Take("FREQ") is not { } frequency || !Frequencies.TryGetValue(frequency, out string? unit)) return null;
        string? interval = Take("INTERVAL"), days = Take("BYDAY"), monthDays = Take("BYMONTHDAY"), month = Take("BYMONTH"), count = Take("COUNT"), until = Take("UNTIL"), times = Take(RepeatRule.Quota);
        if (parts.Count > 0 || (interval is not null && frequency == "WEEKLY" && times is not null)) return null;
        string every = interval is null ? $"Every {unit}" : $"Every {interval} {unit}s";
        string? words = (frequency, days, monthDays, month, times) switch
        {
            (_, null, null, null, null) => every,
            ("WEEKLY", null, null, null, { } number) => number == "1" ? "1 time a week" : $"{number} times a week",
            // The app writes a daily habit in this way.
            ("WEEKLY", { } list, null, null, null) when interval is null && Sorted(list) == string.Join(",", Codes) => "Every day",
            ("WEEKLY", { } list, null, null, null) when interval is null && Sorted(list) == Weekdays => "Every weekday",
            ("WEEKLY", { } list, null, null, null) when interval is null && Sorted(list) == Weekend => "Every weekend",
            ("WEEKLY", { } list, null, null, null) when Sorted(list) is { } sorted => $"{every} on {And(sorted.Split(',').Select(static code => DayNames[Array.IndexOf(Codes, code)]))}",
            ("MONTHLY", null, { } list, null, null) when list.Split(',').Select(MonthDay).ToArray() is var named && named.All(static day => day is not null) => $"{every} on the {And(named!)}",
            ("MONTHLY", { } list, null, null, null) when list.Split(',').Select(DayOfMonth).ToArray() is var named && named.All(static day => day is not null) => $"{every} on the {And(named!)}",
            ("YEARLY", null, { } day, { } number, null) when int.TryParse(day, out int date) && date is >= 1 and <= 31 && int.TryParse(number, out int index) && index is >= 1 and <= 12 => $"{every} on {date} {Months[index - 1]}",
            _ => null,
        };
        if (words is null || (count is not null && until is not null)) return null;
        if (count is not null) return $"{words}, {count} times";
        if (until is null) return words;
        return DateTime.TryParseExact(until, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime last)
            ? $"{words}, until {last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}"
            : null;
    }

    private static string? Rule(string words)
    {
        if (words == "every weekday") return $"FREQ=WEEKLY;INTERVAL=1;BYDAY={Weekdays}";
        if (words == "every weekend") return $"FREQ=WEEKLY;INTERVAL=1;BYDAY={Weekend}";
        if (words == "1 time a week") return $"FREQ=WEEKLY;{RepeatRule.Quota}=1";
        if (Times.Match(words) is { Success: true } quota) return $"FREQ=WEEKLY;{RepeatRule.Quota}={quota.Groups["times"].Value}";
        if (OfMonth.Match(words) is { Success: true } turned) words = $"every month on {turned.Groups["on"].Value}";
        if (Each.Match(words) is { Success: true } each)
        {
            string number = each.Groups["number"].Value, on = each.Groups["on"].Value;
            string interval = $"INTERVAL={(number.Length == 0 ? "1" : number == "other" ? "2" : number)}";
            if (on.Length == 0) return $"FREQ={Frequencies.First(frequency => frequency.Value == each.Groups["unit"].Value).Key};{interval}";
            return each.Groups["unit"].Value switch
            {
                "week" => DaysOf(on) is { } days ? $"FREQ=WEEKLY;{interval};BYDAY={days}" : null,
                "month" => MonthDaysOf(on) is { } days ? $"FREQ=MONTHLY;{interval};{days}" : null,
                "year" => DayOfYear(on) is { } day ? $"FREQ=YEARLY;{interval};{day}" : null,
                _ => null,
            };
        }

        Match plain = OnDays.Match(words);
        return DaysOf(plain.Groups["on"].Value) is { } list ? $"FREQ=WEEKLY;INTERVAL={(plain.Groups["other"].Success ? "2" : "1")};BYDAY={list}" : null;
    }

    // "monday, thu and fridays" is MO,TH,FR.
    private static string? DaysOf(string text)
    {
        if (text is "weekdays" or "weekday") return Weekdays;
        if (text is "weekends" or "weekend") return Weekend;
        int[] days = [.. Listed(text).Select(DayOf)];
        return days.Length == 0 || Array.IndexOf(days, -1) >= 0 ? null : string.Join(",", days.Distinct().OrderBy(static day => day).Select(static day => Codes[day]));
    }

    private static int DayOf(string name)
    {
        string day = name.Length > 3 ? name.TrimEnd('s') : name;
        return Array.FindIndex(DayNames, known => known.Equals(day, StringComparison.OrdinalIgnoreCase) || known.Substring(0, 3).Equals(day, StringComparison.OrdinalIgnoreCase));
    }

    // "1st and 15th" is BYMONTHDAY=1,15, and "first monday" is BYDAY=1MO.
    private static string? MonthDaysOf(string text)
    {
        var dates = new List<string>();
        var days = new List<string>();
        foreach (string item in Listed(text))
        {
            string[] words = item.Split(' ');
            int day = words.Length == 2 ? DayOf(words[1]) : -1;
            if (day >= 0 && Position(words[0]) is { } position && position <= 5) days.Add(FormattableString.Invariant($"{position}{Codes[day]}"));
            else if (words is ["last"] or ["last", "day"]) dates.Add("-1");
            else if (words is ["day", var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int date) && date is >= 1 and <= 31) dates.Add(number);
            else if ((words.Length == 1 || words is [_, "day"]) && Position(words[0]) is > 0 and <= 31 and { } dated) dates.Add(dated.ToString(CultureInfo.InvariantCulture));
            else return null;
        }

        return (dates.Count, days.Count) switch
        {
            ( > 0, 0) => $"BYMONTHDAY={string.Join(",", dates)}",
            (0, > 0) => $"BYDAY={string.Join(",", days)}",
            _ => null,
        };
    }

    // "5 december", "dec 5th" is BYMONTH=12;BYMONTHDAY=5.
    private static string? DayOfYear(string text)
    {
        if (text.Split(' ') is not [var first, var second]) return null;
        if (!char.IsDigit(first[0])) (first, second) = (second, first);
        int month = Array.FindIndex(Months, known => known.Equals(second, StringComparison.OrdinalIgnoreCase) || known.Substring(0, 3).Equals(second, StringComparison.OrdinalIgnoreCase)) + 1;
        return month > 0 && Position(first) is > 0 and { } day && day <= DateTime.DaysInMonth(2028, month) ? $"BYMONTH={month};BYMONTHDAY={day}" : null;
    }

    // "first", "1st" and "1" are 1, and "last" is -1.
    private static int? Position(string word)
    {
        if (word == "last") return -1;
        int index = Array.IndexOf(Ordinals, word);
        if (index >= 0) return index + 1;
        string digits = word.TrimEnd('s', 't', 'n', 'd', 'r', 'h', '.');
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1 && (word == digits || word == digits + "." || word == Ordinal(number)) ? number : null;
    }

    private static string[] Listed(string text) =>
        [.. text.Replace(" and ", ",").Replace("&", ",").Split(',').Select(static item => item.Trim()).Where(static item => item.Length > 0).Select(static item => item.StartsWith("the ", StringComparison.Ordinal) ? item.Substring(4) : item)];

    private static string? Sorted(string days)
    {
        string[] codes = days.Split(',');
        return codes.All(static code => Array.IndexOf(Codes, code) >= 0) ? string.Join(",", codes.Distinct().OrderBy(static code => Array.IndexOf(Codes, code))) : null;
    }

    private static string? MonthDay(string number) =>
        number == "-1" ? "last day" : int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int day) && day is >= 1 and <= 31 ? Ordinal(day) : null;

    private static string? DayOfMonth(string day)
    {
        int index = day.Length > 2 ? Array.IndexOf(Codes, day.Substring(day.Length - 2)) : -1;
        if (index < 0 || !int.TryParse(day.Substring(0, day.Length - 2), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int position)) return null;
        return position switch
        {
            -1 => $"last {DayNames[index]}",
            >= 1 and <= 5 => $"{Ordinals[position - 1]} {DayNames[index]}",
            _ => null,
        };
    }

    private static string Ordinal(int day) => FormattableString.Invariant($"{day}{(day % 10, day / 10) switch { (_, 1) => "th", (1, _) => "st", (2, _) => "nd", (3, _) => "rd", _ => "th" }}");

    private static string And(IEnumerable<string> names)
    {
        string[] all = [.. names];
        return all.Length == 1 ? all[0] : $"{string.Join(", ", all.Take(all.Length - 1))} and {all[all.Length - 1]}";
    }

    private static Regex Form(string pattern) => new(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
}
