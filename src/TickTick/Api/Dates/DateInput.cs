using System;
using System.Globalization;
using System.Text.RegularExpressions;

namespace TickTick.Api.Dates;

/// <summary>
/// Represents a date that a user wrote: an instant, a local time in an unspecified time zone, or a whole day.
/// </summary>
internal sealed class DateInput
{
    private static readonly Regex Iso = new(
        @"\A\d{4}-\d{2}-\d{2}(?<time>[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,7})?)?(?<offset>Z|[+-]\d{2}:?\d{2})?)?\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        TimeSpan.FromSeconds(1));

    private readonly DateTime _clock;
    private readonly TimeSpan? _offset;

    private DateInput(DateTime clock, TimeSpan? offset, bool isDay)
    {
        _clock = DateTime.SpecifyKind(clock, DateTimeKind.Unspecified);
        _offset = offset;
        IsDay = isDay;
    }

    /// <summary>Gets whether the date has no time.</summary>
    public bool IsDay { get; }

    /// <summary>Gets the day as written.</summary>
    public DateTime Day => _clock.Date;

    /// <summary>Creates a date from an instant and its offset.</summary>
    public static DateInput At(DateTimeOffset instant) => new(instant.DateTime, instant.Offset, isDay: false);

    /// <summary>Creates a date from a .NET date, which is local, in UTC, or in an unspecified time zone.</summary>
    public static DateInput At(DateTime date) =>
        date.Kind == DateTimeKind.Unspecified ? new DateInput(date, null, isDay: false) : At(new DateTimeOffset(date));

    /// <summary>Creates a whole day.</summary>
    public static DateInput On(DateTime day) => new(day.Date, null, isDay: true);

    /// <summary>Parses a date.</summary>
    /// <exception cref="TickTickException"><c>RequestInvalid</c>: the text is not a date.</exception>
    public static DateInput Parse(string text, CultureInfo culture, DateTime today)
    {
        string written = text.Trim();
        switch (written.ToUpperInvariant())
        {
            case "TODAY": return On(today);
            case "TOMORROW": return On(today.AddDays(1));
            case "YESTERDAY": return On(today.AddDays(-1));
        }

        // ISO 8601 has the same meaning in every culture, including those with another calendar.
        Match iso = Iso.Match(written);
        if (iso.Success) return Read(written, CultureInfo.InvariantCulture, !iso.Groups["time"].Success) ?? throw Invalid(text);

        string[] days = [.. culture.DateTimeFormat.GetAllDateTimePatterns('d'), .. culture.DateTimeFormat.GetAllDateTimePatterns('D')];
        if (DateTime.TryParseExact(written, days, culture, DateTimeStyles.AllowWhiteSpaces, out DateTime day)) return On(day);
        return Read(written, culture, isDay: false) ?? Read(written, CultureInfo.InvariantCulture, isDay: false) ?? throw Invalid(text);
    }

    /// <summary>Returns the instant in a time zone. For a whole day, this is its beginning.</summary>
    public DateTimeOffset In(TimeZoneInfo zone)
    {
        if (IsDay) return LocalDay.Start(_clock, zone);
        return _offset is { } offset ? new DateTimeOffset(_clock, offset) : ByClock(_clock, zone);
    }

    /// <summary>
    /// Returns the day for an all-day task. Without an offset, this is the day as written, but an instant can be on
    /// another day in another time zone.
    /// </summary>
    public DateTime DayIn(TimeZoneInfo? zone, TimeZoneInfo userZone) =>
        _offset is { } offset ? LocalDay.Of(new DateTimeOffset(_clock, offset), zone, userZone) : Day;

    /// <summary>Returns the day as written, with another time.</summary>
    public DateTimeOffset At(TimeSpan time, TimeZoneInfo zone) => ByClock(Day + time, zone);

    /// <summary>Returns the date as written.</summary>
    public override string ToString() => IsDay
        ? _clock.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : _clock.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);

    private static DateTimeOffset ByClock(DateTime time, TimeZoneInfo zone) => new(time, zone.GetUtcOffset(time));

    private static DateInput? Read(string text, CultureInfo culture, bool isDay)
    {
        if (!DateTime.TryParse(text, culture, DateTimeStyles.RoundtripKind | DateTimeStyles.AllowWhiteSpaces, out DateTime date)) return null;
        if (isDay) return On(date);
        if (date.Kind == DateTimeKind.Unspecified) return At(date);
        return DateTimeOffset.TryParse(text, culture, DateTimeStyles.AllowWhiteSpaces, out DateTimeOffset instant) ? At(instant) : null;
    }

    private static TickTickException Invalid(string text) => new(
        ErrorIds.RequestInvalid,
        FailureKind.InvalidInput,
        $"'{text}' is not a date.",
        "Use Today, Tomorrow, a day such as 2026-11-27, a time such as '2026-11-27 09:00', or a DateTime.");
}
