using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace TickTick.PowerShell.Parameters;

/// <summary>
/// Reads a list of tags: names, with or without the # of the apps, tags as objects, or a text that contains all of them, as
/// a table cell does.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TagsAttribute : TableCellAttribute
{
    private static readonly NameOrIdAttribute s_names = new() { Kind = ResourceKind.Tag };

    /// <inheritdoc />
    private protected override object? Read(object value)
    {
        if (value is string text) return Names(text.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries).Select(static entry => entry.Trim()).Where(static entry => entry.Length > 0));
        if (value is not IList { Count: 0 } && EmptyValue.Refusal(value) is { } refusal) throw new ArgumentTransformationMetadataException(refusal);
        object names = s_names.NamesOf(value);
        return Names(names as string[] ?? [(string)names]);
    }

    private static string[] Names(IEnumerable<string> tags) => [.. tags.Select(static tag => tag.Length > 1 && tag[0] == '#' ? tag.Substring(1) : tag)];
}
