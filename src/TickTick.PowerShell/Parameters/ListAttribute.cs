using System;
using System.Linq;

namespace TickTick.PowerShell.Parameters;

/// <summary>Splits a text into a list, because a table cell contains all entries in one text.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ListAttribute(string separators) : TableCellAttribute
{
    /// <summary>Gets the characters that separate the entries.</summary>
    public string Separators { get; } = separators;

    /// <inheritdoc />
    private protected override object? Read(object value) => value is string text
        ? text.Split(Separators.ToCharArray(), StringSplitOptions.RemoveEmptyEntries).Select(entry => entry.Trim()).Where(entry => entry.Length > 0).ToArray()
        : value;
}
