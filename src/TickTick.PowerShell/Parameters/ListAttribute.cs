using System;
using System.Linq;

namespace TickTick.PowerShell.Parameters;

/// <summary>Lets a list parameter take one text with several entries, as a table's cell holds them.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ListAttribute(string separators) : TableCellAttribute
{
    /// <summary>What stands between two entries.</summary>
    public string Separators { get; } = separators;

    /// <inheritdoc />
    private protected override object? Read(object value) => value is string text
        ? text.Split(Separators.ToCharArray(), StringSplitOptions.RemoveEmptyEntries).Select(entry => entry.Trim()).Where(entry => entry.Length > 0).ToArray()
        : value;
}
