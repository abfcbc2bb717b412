using System;
using System.Globalization;
using System.Text.RegularExpressions;

namespace TickTick.Api.Time;

/// <summary>A date as a user writes it: an instant, a time by the clock of some zone, or a whole day.</summary>
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

    /// <summary>Whether only a day was written, and no time.</summary>
    public bool IsDay { get; }

    /// <summary>The day that was written.</summary>
    public DateTime Day => _clock.Date;

    /// <summary>An instant, with the clock that it was written by.</summary>
    public static DateInput At(DateTimeOffset instant) => new(instant.DateTime, instant.Offset, isDay: false);

    /// <summary>A .NET date: local, in UTC, or by the clock of whoever reads it.</summary>
    public static DateInput At(DateTime date) =>
        date.Kind == DateTimeKind.Unspecified ? new DateInput(date, null, isDay: false) : At(new DateTimeOffset(date));

    /// <summary>A whole day.</summary>
    public static DateInput On(DateTime day) => new(day.Date, null, isDay: true);

    /// <summary>Reads what a user typed.</summary>
    /// <exception cref="TickTickException"><c>RequestInvalid</c>: it is none.</exception>
    public static DateInput Parse(string text, CultureInfo culture, DateTime today)
    {
        string written = text.Trim();
        switch (written.ToUpperInvariant())
        {
            case "TODAY": return On(today);
            case "TOMORROW": return On(today.AddDays(1));
            case "YESTERDAY": return On(today.AddDays(-1));
        }

        // ISO 8601 means the same in every culture, also where years are counted otherwise.
        Match iso = Iso.Match(written);
        if (iso.Success) return Read(written, CultureInfo.InvariantCulture, !iso.Groups["time"].Success) ?? throw Invalid(text);

        string[] days = [.. culture.DateTimeFormat.GetAllDateTimePatterns('d'), .. culture.DateTimeFormat.GetAllDateTimePatterns('D')];
        if (DateTime.TryParseExact(written, days, culture, DateTimeStyles.AllowWhiteSpaces, out DateTime day)) return On(day);
        return Read(written, culture, isDay: false) ?? Read(written, CultureInfo.InvariantCulture, isDay: false) ?? throw Invalid(text);
    }

    /// <summary>The instant that is meant; of a day its beginning.</summary>
    public DateTimeOffset In(TimeZoneInfo zone)
    {
        if (IsDay) return LocalDay.Start(_clock, zone);
        return _offset is { } offset ? new DateTimeOffset(_clock, offset) : ByClock(_clock, zone);
    }

    /// <summary>Gets the day that is meant for a whole-day task. Without an offset it is the day as written; an instant has another day in another zone.</summary>
    public DateTime DayIn(TimeZoneInfo? zone, TimeZoneInfo userZone) =>
        _offset is { } offset ? LocalDay.Of(new DateTimeOffset(_clock, offset), zone, userZone) : Day;

    /// <summary>The day that was written, at a time of it.</summary>
    public DateTimeOffset At(TimeSpan time, TimeZoneInfo zone) => ByClock(Day + time, zone);

    /// <summary>The date as it was written.</summary>
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
        "RequestInvalid",
        FailureKind.InvalidInput,
        $"'{text}' is not a date. Use Today, Tomorrow, a day such as 2026-11-27, a time such as '2026-11-27 09:00', or a DateTime.");
}
