using System;
using System.Collections.Generic;

namespace TickTick.Api.Dates.Parsing;

/// <summary>
/// Represents the form of a date, either from the table of <see cref="DateGrammar"/>, such as
/// <c>next {weekday}</c>, or from a culture, such as <c>dd.MM.yyyy</c>.
/// </summary>
internal sealed class DatePattern
{
    private static readonly Dictionary<string, Slot> Slots = new(StringComparer.Ordinal)
    {
        ["day"] = Slot.OrdinalDay,
        ["month"] = Slot.MonthName,
        ["year"] = Slot.Year,
        ["weekday"] = Slot.Weekday,
        ["number"] = Slot.Number,
        ["unit"] = Slot.Unit,
    };

    private static readonly Dictionary<string, DateUnit> Units = new(StringComparer.Ordinal)
    {
        ["min"] = DateUnit.Minute, ["minute"] = DateUnit.Minute, ["minutes"] = DateUnit.Minute,
        ["h"] = DateUnit.Hour, ["hour"] = DateUnit.Hour, ["hours"] = DateUnit.Hour,
        ["d"] = DateUnit.Day, ["day"] = DateUnit.Day, ["days"] = DateUnit.Day,
        ["w"] = DateUnit.Week, ["week"] = DateUnit.Week, ["weeks"] = DateUnit.Week,
        ["mo"] = DateUnit.Month, ["month"] = DateUnit.Month, ["months"] = DateUnit.Month,
        ["y"] = DateUnit.Year, ["year"] = DateUnit.Year, ["years"] = DateUnit.Year,
    };

    private readonly List<(Slot Slot, char Literal)> _elements;
    private readonly int _lastSlot;
    private readonly bool _hasDot;

    private DatePattern(List<(Slot Slot, char Literal)> elements)
    {
        _elements = elements;
        _lastSlot = elements.FindLastIndex(static element => element.Slot is not (Slot.Literal or Slot.Era));
        _hasDot = elements.Contains((Slot.Literal, '.'));
        HasNames = elements.Exists(static element => element.Slot is Slot.MonthName or Slot.Weekday);
    }

    private enum Slot
    {
        Literal,
        Day,
        OrdinalDay,
        MonthNumber,
        MonthName,
        Year,
        ShortYear,
        Weekday,
        Era,
        Number,
        Unit,
        Hour,
        Minute,
        Second,
        Designator,
    }

    /// <summary>Gets whether the pattern contains names, which differ between languages.</summary>
    public bool HasNames { get; }

    /// <summary>Creates the pattern of a row of the grammar.</summary>
    public static DatePattern OfRow(string row)
    {
        var elements = new List<(Slot, char)>();
        for (int i = 0; i < row.Length; i++)
        {
            int end = row[i] == '{' ? row.IndexOf('}', i) : -1;
            elements.Add(end < 0 ? (Slot.Literal, row[i]) : (Slots[row.Substring(i + 1, end - i - 1)], default));
            if (end > 0) i = end;
        }

        return new DatePattern(elements);
    }

    /// <summary>
    /// Creates the pattern of a .NET date or time format, or returns null if the format has a field that texts of
    /// users do not have.
    /// </summary>
    public static DatePattern? OfFormat(string format, string dateSeparator, string timeSeparator)
    {
        var elements = new List<(Slot Slot, char Literal)>();
        for (int i = 0; i < format.Length; i++)
        {
            char c = format[i];
            if (c is '\'' or '"')
            {
                int end = format.IndexOf(c, i + 1);
                if (end < 0) return null;
                Add(format.Substring(i + 1, end - i - 1));
                i = end;
                continue;
            }

            if (c == '\\' && i + 1 < format.Length)
            {
                Add(format[++i].ToString());
                continue;
            }

            int count = 1;
            while (char.IsLetter(c) && i + 1 < format.Length && format[i + 1] == c)
            {
                i++;
                count++;
            }

            switch (c)
            {
                case '%': break;
                case 'd': elements.Add((count > 2 ? Slot.Weekday : Slot.Day, default)); break;
                case 'M': elements.Add((count > 2 ? Slot.MonthName : Slot.MonthNumber, default)); break;
                case 'y': elements.Add((count > 2 ? Slot.Year : Slot.ShortYear, default)); break;
                case 'g': elements.Add((Slot.Era, default)); break;
                case 'h' or 'H': elements.Add((Slot.Hour, default)); break;
                case 'm': elements.Add((Slot.Minute, default)); break;
                case 's': elements.Add((Slot.Second, default)); break;
                case 't': elements.Add((Slot.Designator, default)); break;
                case 'f' or 'F' or 'z' or 'K': return null;
                case '/': Add(dateSeparator); break;
                case ':': Add(timeSeparator); break;
                default: Add(new string(c, count)); break;
            }
        }

        return new DatePattern(elements);

        void Add(string literal)
        {
            bool comma = literal is "," or "\u060C" or "\u3001";
            if (comma) return;
            string folded = string.IsNullOrWhiteSpace(literal) ? " " : DateWords.Fold(literal);
            if (folded.Length > 0 && char.IsWhiteSpace(literal[0]) && folded[0] != ' ') folded = " " + folded;
            if (folded.Length > 1 && char.IsWhiteSpace(literal[literal.Length - 1])) folded += " ";
            foreach (char letter in folded)
            {
                // Two spaces in a row are one in a text.
                if (letter != ' ' || elements.Count == 0 || elements[elements.Count - 1] != (Slot.Literal, ' ')) elements.Add((Slot.Literal, letter));
            }
        }
    }

    /// <summary>
    /// Returns the pattern of a numeric date without its year and the separator next to it, or null if the year is not
    /// at one of its ends.
    /// </summary>
    public DatePattern? WithoutYear()
    {
        List<(Slot Slot, char Literal)> kept = _elements.FindAll(static element => element.Slot != Slot.Era);
        int year = kept.FindIndex(static element => element.Slot is Slot.Year or Slot.ShortYear);
        if (year < 0) return null;
        int before = kept.FindLastIndex(year, static element => element.Slot is Slot.Day or Slot.MonthNumber);
        int after = kept.FindIndex(year, static element => element.Slot is Slot.Day or Slot.MonthNumber);
        if (before < 0 && after >= 0) return new DatePattern(kept.GetRange(after, kept.Count - after));
        return before >= 0 && after < 0 ? new DatePattern(kept.GetRange(0, before + 1)) : null;
    }

    /// <summary>Returns whether a folded text has this form, and its parts.</summary>
    public bool TryRead(string text, DateWords words, out DateParts parts)
    {
        parts = default;
        int at = 0;
        for (int i = 0; i < _elements.Count; i++)
        {
            (Slot slot, char literal) = _elements[i];
            if (slot == Slot.Literal)
            {
                if (!TryReadLiteral(text, ref at, literal, i > 0 && IsName(_elements[i - 1].Slot))) return false;
                continue;
            }

            // "5. 12. 2026" is also written without spaces, and the other way round.
            if (at > 0 && at < text.Length && text[at] == ' ' && text[at - 1] == '.') at++;
            bool endsWord = i + 1 == _elements.Count || _elements[i + 1].Slot != Slot.Literal || _elements[i + 1].Literal == ' ';
            bool isLast = i == _lastSlot;
            if (!TryReadSlot(slot, text, words, endsWord, isLast, ref at, ref parts)) return false;
        }

        if (at < text.Length && text[at] == '.' && _hasDot) at++;
        return at == text.Length;
    }

    private static bool IsName(Slot slot) => slot is Slot.MonthName or Slot.Weekday or Slot.Era or Slot.Designator;

    private static bool TryReadLiteral(string text, ref int at, char literal, bool followsName)
    {
        if (at < text.Length && text[at] == literal)
        {
            at++;
            return true;
        }

        return literal switch
        {
            // A space matters only between letters.
            ' ' => at == 0 || at >= text.Length || !char.IsLetter(text[at - 1]) || !char.IsLetter(text[at]),
            '.' => at >= text.Length || text[at - 1] == '.' || followsName,
            _ => false,
        };
    }

    private static bool TryReadSlot(Slot slot, string text, DateWords words, bool endsWord, bool isLast, ref int at, ref DateParts parts)
    {
        switch (slot)
        {
            case Slot.Day: return TryReadNumber(text, ref at, 2, out parts.Day) > 0;
            case Slot.OrdinalDay: return TryReadNumber(text, ref at, 2, out parts.Day) > 0 && SkipOrdinal(text, ref at, parts.Day);
            case Slot.MonthNumber: return TryReadNumber(text, ref at, 2, out parts.Month) > 0;
            case Slot.MonthName: return words.TryReadMonth(text, ref at, endsWord, out parts.Month);
            case Slot.Year: return TryReadYear(text, ref at, isLast, out parts.Year);
            case Slot.ShortYear: return TryReadYear(text, ref at, isShort: true, out parts.Year);
            case Slot.Number: return TryReadNumber(text, ref at, 5, out parts.Number) > 0;
            case Slot.Hour: return TryReadNumber(text, ref at, 2, out parts.Hour) > 0;
            case Slot.Minute: return TryReadNumber(text, ref at, 2, out parts.Minute) == 2;
            case Slot.Second: return TryReadNumber(text, ref at, 2, out parts.Second) == 2;
            case Slot.Era:
                words.TryReadEra(text, ref at);
                return true;
            case Slot.Weekday:
                bool isDay = words.TryReadWeekday(text, ref at, endsWord, out int weekday);
                parts.Weekday = (DayOfWeek)weekday;
                return isDay;
            case Slot.Designator:
                bool isKnown = words.TryReadDesignator(text, ref at, out int designator);
                parts.IsAfternoon = designator == 1;
                return isKnown;
            default:
                int start = at;
                while (at < text.Length && char.IsLetter(text[at])) at++;
                return Units.TryGetValue(text.Substring(start, at - start), out parts.Unit);
        }
    }

    // Returns how many digits the number has, or 0 if there is no number or a longer one.
    private static int TryReadNumber(string text, ref int at, int most, out int number)
    {
        number = 0;
        int start = at;
        while (at < text.Length && text[at] is >= '0' and <= '9' && at - start <= most)
            number = (number * 10) + (text[at++] - '0');
        return at - start <= most ? at - start : 0;
    }

    private static bool TryReadYear(string text, ref int at, bool isShort, out int? year)
    {
        int digits = TryReadNumber(text, ref at, 4, out int number);
        year = number;
        return (digits == 4 && number >= 100) || (digits == 2 && isShort);
    }

    private static bool SkipOrdinal(string text, ref int at, int day)
    {
        string suffix = (day % 10, day / 10) switch { (_, 1) => "th", (1, _) => "st", (2, _) => "nd", (3, _) => "rd", _ => "th" };
        if (string.CompareOrdinal(text, at, suffix, 0, 2) == 0) at += 2;
        else if (at < text.Length && text[at] == '.') at++;
        return true;
    }
}
