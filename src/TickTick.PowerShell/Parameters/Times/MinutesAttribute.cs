using System;
using System.Globalization;
using System.Management.Automation;
using TickTick.Api.Dates;

namespace TickTick.PowerShell.Parameters;

/// <summary>
/// Converts a number of minutes, a TimeSpan or its text to a <see cref="TimeSpan"/>, because PowerShell reads 25 as 25
/// ticks and '25' as 25 days.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class MinutesAttribute : TableCellAttribute
{
    /// <inheritdoc />
    private protected override bool IsText => false;

    /// <inheritdoc />
    private protected override object? Read(object value)
    {
        TimeSpan? time = value switch
        {
            TimeSpan span => span,
            string text when text.IndexOf(':') >= 0 => TimeSpanText.Parse(text),
            string text => Minutes(NumberText.Parse(text, CultureInfo.CurrentCulture)),
            IConvertible number and not (DateTime or bool or char) => Minutes(number.ToDouble(CultureInfo.InvariantCulture)),
            _ => TimeSpans.OfJson(value),
        };
        return time ?? throw new ArgumentTransformationMetadataException($"'{value}' is not a duration. Use a number of minutes, or a TimeSpan of hours and minutes, such as 0:25. With days, it is 1.00:00.");
    }

    private static TimeSpan? Minutes(double? minutes) => Math.Abs(minutes ?? double.NaN) <= TimeSpan.MaxValue.TotalMinutes / 2 ? TimeSpan.FromMinutes(minutes!.Value) : null;
}
