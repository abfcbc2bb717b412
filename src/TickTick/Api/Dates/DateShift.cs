using System;
using System.Globalization;
using System.Text.RegularExpressions;

namespace TickTick.Api.Dates;

/// <summary>
/// Represents a distance by which dates are moved: months and days, which keep the time of day, and a rest of hours and
/// minutes.
/// </summary>
internal sealed record DateShift(int Months, int Days, TimeSpan Rest)
{
    private static readonly Regex Form = new(
        @"\A\s*(?<sign>[+-])?\s*(?<number>[0-9]{1,5})\s*(?<unit>min|minutes?|h|hours?|d|days?|w|weeks?|mo|months?|y|years?)\s*\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        TimeSpan.FromSeconds(1));

    /// <summary>Creates a shift from a time span. Whole days of it keep the time of day.</summary>
    public static DateShift Of(TimeSpan span) => new(0, span.Days, span - TimeSpan.FromDays(span.Days));

    /// <summary>Parses a text such as <c>1 week</c>, <c>-2d</c> or <c>7.00:00</c>.</summary>
    /// <exception cref="TickTickException"><c>RequestInvalid</c>: the text is not a distance.</exception>
    public static DateShift Parse(string text)
    {
        if (Form.Match(text) is { Success: true } match)
        {
            int number = int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture) * (match.Groups["sign"].Value == "-" ? -1 : 1);
            switch (match.Groups["unit"].Value.ToLowerInvariant())
            {
                case "min" or "minute" or "minutes": return new(0, 0, TimeSpan.FromMinutes(number));
                case ['h', ..]: return new(0, 0, TimeSpan.FromHours(number));
                case ['d', ..]: return new(0, number, TimeSpan.Zero);
                case ['w', ..]: return new(0, 7 * number, TimeSpan.Zero);
                case ['m', ..]: return new(number, 0, TimeSpan.Zero);
                default: return new(12 * number, 0, TimeSpan.Zero);
            }
        }

        if (TimeSpanText.Parse(text) is { } span) return Of(span);
        throw new TickTickException(
            ErrorIds.RequestInvalid,
            $"'{text}' is not a distance between dates.",
            "Use a text such as '1 week', '2 days' or '3 hours', or a TimeSpan of days, hours and minutes, such as 7.00:00.");
    }

    /// <summary>Returns the date at this distance, by the clock of a time zone.</summary>
    /// <exception cref="TickTickException"><c>RequestInvalid</c>: an all-day task has no time to move, or there is no
    /// such date.</exception>
    public DateTimeOffset Move(DateTimeOffset date, bool isAllDay, TimeZoneInfo zone)
    {
        if (isAllDay && Rest != TimeSpan.Zero)
            throw new TickTickException(ErrorIds.RequestInvalid, "An all-day task cannot be moved by hours or minutes.", "Use whole days, such as '1 day'.");
        try
        {
            DateTime clock = (isAllDay ? date : TimeZoneInfo.ConvertTime(date, zone)).DateTime.AddMonths(Months).AddDays(Days);
            return isAllDay ? LocalDay.Start(clock, zone) : DateInput.At(clock).In(zone) + Rest;
        }
        catch (ArgumentOutOfRangeException)
        {
            throw new TickTickException(ErrorIds.RequestInvalid, FormattableString.Invariant($"{date:yyyy-MM-dd} cannot be moved as far as that."), "Use a shorter distance.");
        }
    }
}
