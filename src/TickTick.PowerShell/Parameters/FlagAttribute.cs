using System;
using System.Management.Automation;

namespace TickTick.PowerShell.Parameters;

/// <summary>Converts a table cell to a switch: true or false, yes or no, 1 or 0, or x.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class FlagAttribute : TableCellAttribute
{
    /// <inheritdoc />
    private protected override object? Empty => false;

    /// <inheritdoc />
    private protected override bool IsText => false;

    /// <inheritdoc />
    private protected override object? Read(object value) => value is not string text ? value : text.Trim().ToUpperInvariant() switch
    {
        "TRUE" or "YES" or "Y" or "1" or "X" => true,
        "FALSE" or "NO" or "N" or "0" => false,
        _ => throw new ArgumentTransformationMetadataException($"'{text}' is not true or false. Use true or false, yes or no, or 1 or 0."),
    };
}
