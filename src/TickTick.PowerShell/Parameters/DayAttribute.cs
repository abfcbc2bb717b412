using System;

namespace TickTick.PowerShell.Parameters;

/// <summary>Lets a <see cref="DateTime"/> parameter that stands for a day take dates with an offset, whose own day counts, and days without a time.</summary>
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
