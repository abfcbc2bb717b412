using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace TickTick.Api.Dates.Parsing;

/// <summary>
/// Represents the names of months and days in a language, and the calendar to which they belong. All names are folded
/// (see <see cref="Fold"/>).
/// </summary>
internal sealed class DateWords
{
    private readonly KeyValuePair<string, int>[] _months;
    private readonly KeyValuePair<string, int>[] _weekdays;
    private readonly KeyValuePair<string, int>[] _designators;
    private readonly KeyValuePair<string, int>[] _eras;

    private DateWords(DateTimeFormatInfo format, Calendar calendar, IEnumerable<(string Name, int Number)>? more = null)
    {
        Calendar = calendar;
        string[][] months = [format.MonthNames, format.AbbreviatedMonthNames, format.MonthGenitiveNames, format.AbbreviatedMonthGenitiveNames];
        _months = Names(months.SelectMany(static names => names.Select(static (name, index) => (name, index + 1))).Concat(more ?? []));
        string[][] days = [format.DayNames, format.AbbreviatedDayNames];
        _weekdays = Names(days.SelectMany(static names => names.Select(static (name, index) => (name, index))));
        _designators = Names([(format.AMDesignator, 0), (format.PMDesignator, 1)]);
        _eras = Names(calendar.Eras.SelectMany(era => new[] { (EraName(format.GetEraName, era), era), (EraName(format.GetAbbreviatedEraName, era), era) }));
    }

    /// <summary>Gets the English names, which are accepted in every culture.</summary>
    public static DateWords English { get; } = new(CultureInfo.InvariantCulture.DateTimeFormat, new GregorianCalendar(), [("sept", 9)]);

    /// <summary>Gets the calendar in which the names count.</summary>
    public Calendar Calendar { get; }

    public static DateWords Of(CultureInfo culture) => new(culture.DateTimeFormat, culture.DateTimeFormat.Calendar);

    public bool TryReadMonth(string text, ref int at, bool endsWord, out int month) => TryRead(_months, text, ref at, endsWord, out month);

    public bool TryReadWeekday(string text, ref int at, bool endsWord, out int weekday) => TryRead(_weekdays, text, ref at, endsWord, out weekday);

    /// <summary>
    /// Returns whether a word is only the short name of a day in the language of a culture, such as <c>Do</c> in German, which
    /// can be any other word, too. Names that are not in letters with upper and lower case are not short in this sense.
    /// </summary>
    public static bool IsShortWeekday(string word, CultureInfo culture)
    {
        string folded = Fold(word).TrimEnd('.');
        return culture.DateTimeFormat.AbbreviatedDayNames.Any(name => Fold(name.Normalize()).TrimEnd('.') == folded && (name.Length == 1 || char.ToUpperInvariant(name[0]) != char.ToLowerInvariant(name[0])))
            && !Array.Exists(culture.DateTimeFormat.DayNames, name => Fold(name.Normalize()) == folded)
            && !English._weekdays.Any(name => name.Key == folded);
    }

    public bool TryReadDesignator(string text, ref int at, out int designator) => TryRead(_designators, text, ref at, endsWord: false, out designator);

    public bool TryReadEra(string text, ref int at) => TryRead(_eras, text, ref at, endsWord: false, out _);

    /// <summary>
    /// Returns a text in the form in which texts are compared: without case, marks of writing direction, and
    /// differences between kinds of spaces, digits, quotation marks and the letters i of Turkish.
    /// </summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c < 128)
            {
                // A comma is a pause, except between digits.
                if (c == ',' && (i + 1 == text.Length || char.IsWhiteSpace(text[i + 1]))) continue;
                if (char.IsWhiteSpace(c)) Space(folded);
                else folded.Append(char.ToLowerInvariant(c));
                continue;
            }

            if (char.IsWhiteSpace(c)) Space(folded);
            else if (c is '\u060C' or '\u3001' && (i + 1 == text.Length || char.IsWhiteSpace(text[i + 1]))) continue;
            else if (c is '\u0130' or '\u0131') folded.Append('i');
            else if (c is '\u2019' or '\u02BC') folded.Append('\'');
            else if (char.IsDigit(c)) folded.Append((char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c)));
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.Format) folded.Append(char.ToLowerInvariant(c));
        }

        while (folded.Length > 0 && folded[folded.Length - 1] == ' ') folded.Length--;
        return folded.ToString();
    }

    private static void Space(StringBuilder folded)
    {
        if (folded.Length > 0 && folded[folded.Length - 1] != ' ') folded.Append(' ');
    }

    // The longest name comes first, because one name can be the beginning of another.
    private static KeyValuePair<string, int>[] Names(IEnumerable<(string Name, int Number)> names) =>
    [
        .. names.Select(static name => (Name: Fold(name.Name.Normalize()).TrimEnd('.'), name.Number))
            .Where(static name => name.Name.Length > 0)
            .GroupBy(static name => name.Name, StringComparer.Ordinal)
            .Where(static same => same.Select(static name => name.Number).Distinct().Count() == 1)
            .Select(static same => new KeyValuePair<string, int>(same.Key, same.First().Number))
            .OrderByDescending(static name => name.Key.Length),
    ];

    private static bool TryRead(KeyValuePair<string, int>[] names, string text, ref int at, bool endsWord, out int number)
    {
        foreach (KeyValuePair<string, int> name in names)
        {
            string word = name.Key;
            if (at >= text.Length || text[at] != word[0] || string.CompareOrdinal(text, at, word, 0, word.Length) != 0) continue;
            int end = at + word.Length;
            char last = word[word.Length - 1];
            if (end < text.Length && char.IsDigit(last) && char.IsDigit(text[end])) continue;
            if (endsWord && end < text.Length && char.IsLetter(last) && char.IsLetter(text[end])) continue;
            at = end < text.Length && text[end] == '.' ? end + 1 : end;
            number = name.Value;
            return true;
        }

        number = 0;
        return false;
    }

    private static string EraName(Func<int, string> name, int era)
    {
        try
        {
            return name(era);
        }
        catch (ArgumentOutOfRangeException)
        {
            return string.Empty;
        }
    }
}
