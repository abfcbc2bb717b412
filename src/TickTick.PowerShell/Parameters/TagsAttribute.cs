using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;

namespace TickTick.PowerShell.Parameters;

/// <summary>
/// Reads a list of tags: names, tags as objects, or a text that contains all of them, as a table cell does.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TagsAttribute : TableCellAttribute
{
    private static readonly NameOrIdAttribute s_names = new() { Kind = ResourceKind.Tag };

    /// <inheritdoc />
    private protected override bool TakesOne => false;

    /// <inheritdoc />
    private protected override object? Read(object value)
    {
        // A # begins another tag, as in quick add.
        if (value is string text) value = text.Replace(" #", ",#").Split([',', ';'], StringSplitOptions.RemoveEmptyEntries).Select(static entry => entry.Trim()).Where(static entry => entry.Length > 0).ToArray();
        else if (value is not IList { Count: 0 } && EmptyValue.Refusal(value) is { } refusal) throw new ArgumentTransformationMetadataException(refusal);
        return s_names.NamesOf(value);
    }
}
