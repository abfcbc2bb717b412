using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Text.RegularExpressions;
using TickTick.Api.Dates;

namespace TickTick.PowerShell.Parameters;

/// <summary>
/// Converts reminders or times of day from TimeSpans, from texts such as 0:15, several of which can be in one table
/// cell, and from the service's own notation. Numbers are rejected, because PowerShell reads 15 as 15 ticks.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TimesAttribute(string example) : TableCellAttribute
{
    // TRIGGER;RELATED=START:-PT15M is one reminder.
    private static readonly Regex Separator = new(@"[,\r\n]+|;(?!RELATED=)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));

    /// <summary>Gets an example of a text.</summary>
    public string Example { get; } = example;

    /// <inheritdoc />
    private protected override bool TakesOne => false;

    /// <inheritdoc />
    private protected override bool IsText => false;

    /// <inheritdoc />
    private protected override object? Read(object value) => Entries(value).SelectMany(Times).ToArray();

    private IEnumerable<TimeSpan> Times(object? value) => InputValue.Plain(value) switch
    {
        null => throw new ArgumentTransformationMetadataException("A null item is not a time. " + EmptyValue.Remedy),
        TimeSpan time => [time],
        string text => Separator.Split(text).Where(static part => part.Trim().Length > 0).Select(Parse),
        var other when TimeSpans.OfJson(other) is { } time => [time],
        var other => throw Refuse(other),
    };

    private TimeSpan Parse(string part)
    {
        string text = part.Trim();
        if (ReminderTrigger.TryParse(text, out TimeSpan before) || ReminderTrigger.TryParse("TRIGGER:" + text, out before)) return before;
        return TimeSpanText.Parse(text) ?? throw Refuse(text);
    }

    private ArgumentTransformationMetadataException Refuse(object value) => new($"'{value}' is not a time. Use a TimeSpan, or a text of hours and minutes, such as {Example}. With days, it is 1.00:00.");
}
