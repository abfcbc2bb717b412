using System;
using System.Management.Automation;
using TickTick.Api.Dates;

namespace TickTick.PowerShell.Parameters;

/// <summary>Converts a TimeSpan, or a text such as <c>1 week</c>, to a <see cref="ShiftArgument"/>.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ShiftAttribute : TableCellAttribute
{
    /// <inheritdoc />
    private protected override bool IsText => false;

    /// <inheritdoc />
    private protected override object? Read(object value) => value switch
    {
        ShiftArgument shift => shift,
        TimeSpan span => new ShiftArgument(DateShift.Of(span)),
        string text => new ShiftArgument(text),
        // For PowerShell, 1d is a number of the type decimal, and 1y one of the type sbyte.
        decimal days => new ShiftArgument(FormattableString.Invariant($"{days}d")),
        sbyte years => new ShiftArgument(FormattableString.Invariant($"{years}y")),
        _ when TimeSpans.OfJson(value) is { } span => new ShiftArgument(DateShift.Of(span)),
        _ => throw new ArgumentTransformationMetadataException($"'{value}' is not a distance between dates. Use a text such as '1 week', or a TimeSpan such as 7.00:00."),
    };
}
