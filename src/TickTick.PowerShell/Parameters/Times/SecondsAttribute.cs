using System;
using System.Globalization;
using System.Management.Automation;
using TickTick.Api.Dates;

namespace TickTick.PowerShell.Parameters;

/// <summary>
/// Converts a number of seconds to a <see cref="TimeSpan"/>, because PowerShell reads 60 as 60 ticks and '60' as 60
/// days.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecondsAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc />
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value switch
        {
            TimeSpan span => Span(span),
            string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) => Span(seconds),
            string text => Span(TimeSpanText.Parse(text) ?? throw Invalid()),
            IConvertible number => Span(number.ToDouble(CultureInfo.InvariantCulture)),
            _ => value,
        };
    }

    private static TimeSpan Span(double seconds) =>
        seconds >= 0 && seconds <= TimeSpan.MaxValue.TotalSeconds / 2
            ? TimeSpan.FromSeconds(seconds)
            : throw Invalid();

    private static TimeSpan Span(TimeSpan span) => span >= TimeSpan.Zero ? span : throw Invalid();

    private static ArgumentTransformationMetadataException Invalid() => new("The value is not a duration. Use a number of seconds, 0 or more, or a TimeSpan of hours, minutes and seconds, such as 0:01:30. With days, it is 1.00:00.");
}
