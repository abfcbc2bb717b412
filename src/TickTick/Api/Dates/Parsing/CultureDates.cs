using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace TickTick.Api.Dates.Parsing;

/// <summary>Represents the forms in which a culture writes dates and times.</summary>
internal sealed class CultureDates
{
    private static readonly ConditionalWeakTable<CultureInfo, CultureDates> Known = new();

    // Such as the h of 'HH' h 'mm' in Canadian French.
    private static readonly Regex Literal = new(@"'[^']*'|""[^""]*""|\\.", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private readonly string[] _source;

    private CultureDates(CultureInfo culture, string[] source)
    {
        DateTimeFormatInfo format = culture.DateTimeFormat;
        _source = source;
        Words = DateWords.Of(culture);

        // A year of a calendar with several eras means nothing without its era.
        if (format.Calendar.Eras.Length > 1) return;
        DatePattern[] shortDates = Patterns(format.GetAllDateTimePatterns('d').Prepend(format.ShortDatePattern));
        Days =
        [
            .. shortDates,
            .. shortDates.Take(1).Select(static pattern => pattern.WithoutYear()).OfType<DatePattern>(),
            .. Patterns([.. format.GetAllDateTimePatterns('D'), format.LongDatePattern, .. format.GetAllDateTimePatterns('M'), format.MonthDayPattern]),
        ];
        Times = Patterns([.. format.GetAllDateTimePatterns('T'), format.LongTimePattern, .. format.GetAllDateTimePatterns('t'), format.ShortTimePattern]);
        string time = Literal.Replace(format.LongTimePattern, string.Empty);
        IsHourAmbiguous = time.IndexOf('h') >= 0 && (format.PMDesignator.Length == 0 || time.IndexOf('t') < 0);

        DatePattern[] Patterns(IEnumerable<string> formats) =>
            [.. formats.Distinct().Select(text => DatePattern.OfFormat(text, format.DateSeparator, format.TimeSeparator)).OfType<DatePattern>()];
    }

    /// <summary>Gets the names of months and days.</summary>
    public DateWords Words { get; }

    /// <summary>Gets the forms of a day.</summary>
    public IReadOnlyList<DatePattern> Days { get; } = [];

    /// <summary>Gets the forms of a time.</summary>
    public IReadOnlyList<DatePattern> Times { get; } = [];

    /// <summary>Gets whether the culture writes hours from 1 to 12 without the half of the day.</summary>
    public bool IsHourAmbiguous { get; }

    public static CultureDates Of(CultureInfo culture)
    {
        DateTimeFormatInfo format = culture.DateTimeFormat;
        if (Known.TryGetValue(culture, out CultureDates? known) && (culture.IsReadOnly || known._source.SequenceEqual(Source(format)))) return known;
        known = new CultureDates(culture, Source(format));
        Known.Remove(culture);
        return Known.GetValue(culture, _ => known);
    }

    // The patterns of a culture that is not read-only can change.
    private static string[] Source(DateTimeFormatInfo format) =>
        [format.ShortDatePattern, format.LongDatePattern, format.MonthDayPattern, format.LongTimePattern, format.PMDesignator, format.Calendar.ToString() ?? string.Empty];
}
