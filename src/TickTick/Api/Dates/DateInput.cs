using System;
using System.Globalization;

namespace TickTick.Api.Dates;

/// <summary>
/// Represents a date that a user wrote: an instant, a local time in an unspecified time zone, or a whole day.
/// </summary>
internal sealed record DateInput
{
    private readonly DateTime _clock;
    private readonly TimeSpan? _offset;
    private readonly bool _isDistance;

    private DateInput(DateTime clock, TimeSpan? offset, bool isDay, bool isDistance = false)
    {
        _isDistance = isDistance;
        _clock = DateTime.SpecifyKind(clock, DateTimeKind.Unspecified);
        _offset = offset;
        IsDay = isDay;
    }

    /// <summary>Gets whether the date has no time.</summary>
    public bool IsDay { get; }

    /// <summary>Gets whether the date is an instant, and not a local time or day.</summary>
    public bool IsInstant => _offset is not null;

    /// <summary>
    /// Gets whether a person named a time: by the clock, or as a distance from now. An instant is often only the beginning
    /// of a day in another time zone.
    /// </summary>
    public bool IsTime => _isDistance || (!IsDay && !IsInstant && _clock.TimeOfDay != TimeSpan.Zero);

    /// <summary>Gets the day as written.</summary>
    public DateTime Day => _clock.Date;

    /// <summary>Creates a date from an instant and its offset.</summary>
    public static DateInput At(DateTimeOffset instant) => new(instant.DateTime, instant.Offset, isDay: false);

    /// <summary>Creates a date from a .NET date, which is local, in UTC, or in an unspecified time zone.</summary>
    public static DateInput At(DateTime date) =>
        date.Kind == DateTimeKind.Unspecified ? new DateInput(date, null, isDay: false) : At(new DateTimeOffset(date));

    /// <summary>Creates a date from a distance from now, such as two hours.</summary>
    public static DateInput FromNow(DateTimeOffset instant) => new(instant.DateTime, instant.Offset, isDay: false, isDistance: true);

    /// <summary>Creates a whole day.</summary>
    public static DateInput On(DateTime day) => new(day.Date, null, isDay: true);

    /// <summary>Creates a day with a time, or a whole day if there is none.</summary>
    public static DateInput On(DateTime day, TimeSpan? time, TimeSpan? offset) =>
        time is { } clock ? new DateInput(day.Date + clock, offset, isDay: false) : On(day);

    /// <summary>Returns the same time, or none, on another day.</summary>
    public DateInput OnDay(DateTime day) => new(day.Date + _clock.TimeOfDay, _offset, IsDay);

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

    /// <summary>Returns the date in words that show how a text was read: <c>Fri 4 Dec 2026 09:00</c>.</summary>
    public string Describe()
    {
        string text = _clock.ToString(IsDay ? "ddd d MMM yyyy" : _clock.Second == 0 ? "ddd d MMM yyyy HH:mm" : "ddd d MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture);
        return _offset is { } offset && offset != TimeZoneInfo.Local.GetUtcOffset(_clock)
            ? FormattableString.Invariant($"{text} {(offset < TimeSpan.Zero ? '-' : '+')}{offset:hh\\:mm}")
            : text;
    }

    /// <summary>Returns the date as written, in ISO 8601.</summary>
    public override string ToString() => IsDay
        ? _clock.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : _clock.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);

    private static DateTimeOffset ByClock(DateTime time, TimeZoneInfo zone) => new(time, zone.GetUtcOffset(time));
}
