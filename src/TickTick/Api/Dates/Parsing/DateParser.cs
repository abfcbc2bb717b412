using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace TickTick.Api.Dates.Parsing;

/// <summary>
/// Reads the dates that users write: ISO 8601, whose years are Gregorian in every culture, the words of
/// <see cref="DateGrammar"/>, and the forms of the user's culture. A text that can mean two dates is refused.
/// </summary>
internal static class DateParser
{
    // A year of another calendar is not taken for a Gregorian one.
    public const int FirstYear = 1900, LastYear = 2199;

    /// <summary>Reads a date.</summary>
    /// <param name="text">The text.</param>
    /// <param name="culture">The culture of the user.</param>
    /// <param name="now">The current time.</param>
    /// <param name="zone">The time zone of the user.</param>
    /// <param name="isPast">Whether the date can only lie in the past, so that <c>monday</c> is the previous one.</param>
    /// <exception cref="TickTickException"><c>RequestInvalid</c>: the text is not a date, or can mean two.</exception>
    public static DateText Parse(string text, CultureInfo culture, DateTimeOffset now, TimeZoneInfo zone, bool isPast = false) =>
        TryParse(text, culture, now, zone, isPast) ?? throw Invalid(text, culture, now, zone, isPast);

    /// <summary>Reads a date, or returns null if the text is not a date.</summary>
    /// <exception cref="TickTickException"><c>RequestInvalid</c>: the text can mean two dates.</exception>
    public static DateText? TryParse(string text, CultureInfo culture, DateTimeOffset now, TimeZoneInfo zone, bool isPast = false)
    {
        if (TryFold(text) is { Length: > 0 and < 100 } folded)
        {
            CultureDates forms = CultureDates.Of(culture);
            var context = new DateContext(TimeZoneInfo.ConvertTime(now, zone), zone, culture.DateTimeFormat.FirstDayOfWeek, DateWords.English.Calendar, isPast);
            List<DateInput> readings = [.. Read(folded, forms, context).Where(IsPlausible).Distinct()];
            DateInput? script = ReadScriptDate(folded);
            if (readings.Count > 1) throw Ambiguous(text, readings, culture);
            if (script is not null && readings.Count == 1 && readings[0] != script) return new DateText(text, readings[0], script);
            if (readings.FirstOrDefault() is { } date) return new DateText(text, date, null);

            // A culture without slashes reads a date with slashes only as PowerShell writes it.
            if (script is not null) return new DateText(text, script, null);
        }

        return null;
    }

    private static string? TryFold(string text)
    {
        try
        {
            return DateWords.Fold(text.Normalize());
        }
        catch (ArgumentException)
        {
            // Half a surrogate pair is not a character.
            return null;
        }
    }

    private static bool IsPlausible(DateInput date) => date.Day.Year is >= FirstYear and <= LastYear;

    private static IEnumerable<DateInput> Read(string text, CultureDates forms, DateContext context)
    {
        if (TimeText.TryRead(text, isBasic: false, isMarked: false, out TimeSpan alone, out TimeSpan? its)) yield return DateInput.On(context.Today, alone, its);
        foreach (DateInput date in ReadDay(text, null, null, forms, context)) yield return date;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != ' ' && !IsTimeMark(text, i)) continue;
            string before = text.Substring(0, i), after = text.Substring(i + 1);
            foreach ((TimeSpan time, TimeSpan? offset) in ReadTime(after, before, text[i] == 't', forms))
            {
                foreach (DateInput date in ReadDay(before, time, offset, forms, context)) yield return date;
            }

            foreach ((TimeSpan time, TimeSpan? offset) in ReadTime(before, after, isMarked: false, forms))
            {
                foreach (DateInput date in ReadDay(after, time, offset, forms, context)) yield return date;
            }
        }
    }

    private static bool IsIsoDay(string text) => DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    // The T of ISO 8601.
    private static bool IsTimeMark(string text, int at) =>
        text[at] == 't' && at > 0 && at + 1 < text.Length && char.IsDigit(text[at - 1]) && char.IsDigit(text[at + 1]);

    private static IEnumerable<(TimeSpan Time, TimeSpan? Offset)> ReadTime(string text, string day, bool isMarked, CultureDates forms)
    {
        bool isBasic = day.Length == 8 && day.All(char.IsDigit);
        // A range does not end before it begins, so after an ISO date "10:00-05:00" has an offset.
        int sign = text.IndexOf('-');
        isMarked |= isBasic || (IsIsoDay(day) && sign > 0 && string.CompareOrdinal(text.Substring(sign + 1), text) < 0);
        if (TimeText.TryRead(text, isBasic, isMarked, out TimeSpan time, out TimeSpan? offset)) yield return (time, offset);

        if (!text.Any(char.IsDigit)) yield break;

        // A culture's own time can have an offset, too, as Export-Csv writes it.
        int end = text.LastIndexOf(' ');
        TimeSpan? distance = null;
        if (end > 0 && text[end + 1] is '+' or '-' && TimeText.TryRead("0:00" + text.Substring(end), isBasic: false, isMarked: false, out _, out distance)) text = text.Substring(0, end);
        foreach (DatePattern pattern in forms.Times)
        {
            if (pattern.TryRead(text, forms.Words, out DateParts parts) && parts.Time is { } own) yield return (own, distance);
        }
    }

    private static IEnumerable<DateInput> ReadDay(string text, TimeSpan? time, TimeSpan? offset, CultureDates forms, DateContext context)
    {
        if (text.Length is 8 or 10 && DateTime.TryParseExact(text, ["yyyy-MM-dd", "yyyyMMdd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime iso))
        {
            // The month comes first, although two cultures have such a form with the day first.
            yield return DateInput.On(iso, time, offset);
            yield break;
        }

        DateContext own = context with { Calendar = forms.Words.Calendar };
        foreach (DateRow row in DateGrammar.Rows)
        {
            if (row.Pattern.TryRead(text, DateWords.English, out DateParts parts) && row.Read(context, parts, time, offset) is { } date) yield return date;
            if (!row.Pattern.HasNames || !row.Pattern.TryRead(text, forms.Words, out parts)) continue;
            if (row.Read(own, parts, time, offset) is { } named) yield return named;
        }

        foreach (DatePattern pattern in forms.Days)
        {
            if (!pattern.TryRead(text, forms.Words, out DateParts parts)) continue;
            DateTime? day = parts.Year is null ? DateGrammar.DayAndMonth(own, parts) : DateGrammar.DayMonthAndYear(own, parts);
            if (day is not { } known) continue;
            yield return DateInput.On(known, time, offset);

            // Two readings, so that the text is refused.
            if (forms.IsHourAmbiguous && time is { Hours: >= 1 and <= 12 } clock) yield return DateInput.On(known, clock + TimeSpan.FromHours(clock.Hours == 12 ? -12 : 12), offset);
        }
    }

    // PowerShell writes a date inside a string in this way in every culture: "$date".
    private static DateInput? ReadScriptDate(string text)
    {
        if (text.Length < 19 || text[2] != '/' || text[5] != '/' || text[10] != ' ') return null;
        return DateTime.TryParseExact(text.Substring(0, 10), "MM/dd/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime day)
            && text[13] == ':' && text[16] == ':'
            && TimeText.TryRead(text.Substring(11), isBasic: false, isMarked: false, out TimeSpan time, out TimeSpan? offset)
            ? DateInput.On(day, time, offset)
            : null;
    }

    private static TickTickException Ambiguous(string text, List<DateInput> readings, CultureInfo culture) => new(
        ErrorIds.RequestInvalid,
        $"'{text}' can mean {readings[0].Describe()} or {readings[1].Describe()} in the culture {culture.Name}.",
        $"Use '{readings[0].ToString().Replace('T', ' ')}' or '{readings[1].ToString().Replace('T', ' ')}'.");

    private static TickTickException Invalid(string text, CultureInfo culture, DateTimeOffset now, TimeZoneInfo zone, bool isPast)
    {
        DateTime example = TimeZoneInfo.ConvertTime(now, zone).Date.AddDays(isPast ? -40 : 40);
        string iso = example.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        string own = example.ToString("d", culture);
        string dates = own == iso || !IsRead(own) ? iso : $"{iso} or {own}";
        return new TickTickException(
            ErrorIds.RequestInvalid,
            $"'{text}' is not a date.",
            $"Use a date such as {dates}, or words such as {(isPast ? "'yesterday 9am' or 'last friday'" : "'tomorrow 9am' or 'next friday'")}.");

        bool IsRead(string written) =>
            TryFold(written) is { } folded && Read(folded, CultureDates.Of(culture), new DateContext(now, zone, DayOfWeek.Monday, DateWords.English.Calendar)).Where(IsPlausible).Distinct().Count() == 1;
    }
}
