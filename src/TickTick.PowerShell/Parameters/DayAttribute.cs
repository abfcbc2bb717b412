using System;

namespace TickTick.PowerShell.Parameters;

/// <summary>
/// Converts the argument of a <see cref="DateTime"/> parameter that means a day. A date with an offset keeps its own
/// day, and a day without a time is accepted.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class DayAttribute : TableCellAttribute
{
    /// <inheritdoc />
    private protected override object? Read(object value) => value switch
    {
        DateTimeOffset date => date.Date,
        DateTime { Kind: DateTimeKind.Utc } date => date.ToLocalTime().Date,
        DateTime date => date.Date,
#if NET
        DateOnly day => day.ToDateTime(TimeOnly.MinValue),
#endif
        _ => value,
    };
}
