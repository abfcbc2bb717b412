using System;
using TickTick.PowerShell.Formatting;

namespace TickTick.PowerShell.Parameters;

/// <summary>Lets a date come from a table's cell, and from an object that went through a job or a file.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class DateAttribute() : TableCellAttribute(typeof(DateArgument))
{
    /// <inheritdoc />
    private protected override object? Read(object value) =>
        ViewText.Time(value) is { } time ? new DateArgument(time) : base.Read(value);
}
