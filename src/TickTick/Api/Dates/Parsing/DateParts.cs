using System;

namespace TickTick.Api.Dates.Parsing;

/// <summary>Represents the parts of a date that a <see cref="DatePattern"/> found in a text.</summary>
internal struct DateParts
{
    public int Day;
    public int Month;
    public int? Year;
    public DayOfWeek? Weekday;
    public int Number;
    public DateUnit Unit;
    public int Hour;
    public int Minute;
    public int Second;
    public bool? IsAfternoon;

    /// <summary>Gets the time of day, or null if there is no such time.</summary>
    public readonly TimeSpan? Time
    {
        get
        {
            if (Minute > 59 || Second > 59 || (IsAfternoon is null ? Hour > 23 : Hour is < 1 or > 12)) return null;
            int hour = IsAfternoon switch { null => Hour, true => (Hour % 12) + 12, false => Hour % 12 };
            return new TimeSpan(hour, Minute, Second);
        }
    }
}
