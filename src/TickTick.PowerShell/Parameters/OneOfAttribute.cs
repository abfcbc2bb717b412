using System;
using System.Globalization;
using System.Linq;
using System.Management.Automation;

namespace TickTick.PowerShell.Parameters;

/// <summary>Accepts one of several words, in any case. ValidateSet would refuse the empty cell of a table.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class OneOfAttribute(params string[] words) : TableCellAttribute
{
    /// <summary>Gets the words.</summary>
    public string[] Words { get; } = words;

    /// <inheritdoc />
    private protected override object? Read(object value)
    {
        string text = Convert.ToString(value, CultureInfo.InvariantCulture)!.Trim();
        return Words.FirstOrDefault(word => word.Equals(text, StringComparison.OrdinalIgnoreCase))
            ?? throw new ArgumentTransformationMetadataException($"'{text}' is not one of these values: {string.Join(", ", Words)}.");
    }
}
