using System;

namespace TickTick.Api.Dates.Parsing;

/// <summary>Represents a row of the <see cref="DateGrammar"/>: a text with fields, and the date that it means.</summary>
internal sealed class DateRow
{
    private readonly Func<DateContext, DateParts, DateTime?>? _day;
    private readonly int _sign;

    /// <summary>Initializes a row whose text means a day.</summary>
    public DateRow(string pattern, Func<DateContext, DateParts, DateTime?> day)
    {
        Pattern = DatePattern.OfRow(pattern);
        _day = day;
    }

    /// <summary>Initializes a row whose text means a distance from now: forwards (1) or backwards (-1).</summary>
    public DateRow(string pattern, int sign)
    {
        Pattern = DatePattern.OfRow(pattern);
        _sign = sign;
    }

    /// <summary>Gets the form of the texts that the row reads.</summary>
    public DatePattern Pattern { get; }

    /// <summary>Gets the time of the day if none is given, for a word that means an evening.</summary>
    public TimeSpan? EveningTime { get; init; }

    /// <summary>Returns the date of a text that has the form of the row, or null if there is no such date.</summary>
    public DateInput? Read(DateContext now, DateParts parts, TimeSpan? time, TimeSpan? offset)
    {
        if (_day is null) return now.At(parts.Unit, _sign * parts.Number) is { } date && (date.IsDay || time is null) ? date.IsDay ? DateInput.On(date.Day, time, offset) : date : null;
        if (EveningTime is { } evening)
        {
            if (time < TimeSpan.FromHours(12)) return null;
            time ??= evening;
        }

        return _day(now, parts) is { } day ? DateInput.On(day, time, offset) : null;
    }
}
