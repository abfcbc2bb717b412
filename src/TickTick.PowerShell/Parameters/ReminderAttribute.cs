using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;

namespace TickTick.PowerShell.Parameters;

/// <summary>
/// Converts reminders from TimeSpans and from texts such as -0:15. Numbers are rejected, because PowerShell reads 15
/// as 15 ticks.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ReminderAttribute : TableCellAttribute
{
    /// <inheritdoc />
    private protected override object? Read(object value) => (value is IEnumerable several and not string ? several.Cast<object>() : [value])
        .Select(time => time is PSObject wrapped ? wrapped.BaseObject : time)
        .SelectMany(Times)
        .ToArray();

    private static IEnumerable<TimeSpan> Times(object value) => value switch
    {
        TimeSpan time => [time],
        string text => text.Split([';', ','], StringSplitOptions.RemoveEmptyEntries).Select(Parse),
        _ => throw Refuse(value),
    };

    // A number would be read as days.
    private static TimeSpan Parse(string text) =>
        text.IndexOf(':') >= 0 && TimeSpan.TryParse(text.Trim(), CultureInfo.InvariantCulture, out TimeSpan time) ? time : throw Refuse(text);

    private static ArgumentTransformationMetadataException Refuse(object value) =>
        new ArgumentTransformationMetadataException($"'{value}' is not a time. Use a TimeSpan, or a text such as -0:15 for 15 minutes before.");
}
