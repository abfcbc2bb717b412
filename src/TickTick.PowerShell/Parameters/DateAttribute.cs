using System;
using TickTick.PowerShell.Formatting;

namespace TickTick.PowerShell.Parameters;

/// <summary>Converts a date from a table cell, or from a deserialized object.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class DateAttribute() : TableCellAttribute(typeof(DateArgument))
{
    /// <inheritdoc />
    private protected override object? Read(object value) =>
        ViewText.Time(value) is { } time ? new DateArgument(time) : base.Read(value);
}
