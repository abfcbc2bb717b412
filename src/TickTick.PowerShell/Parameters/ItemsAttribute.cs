using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;

namespace TickTick.PowerShell.Parameters;

/// <summary>
/// Converts checklist items to their texts: titles, one per line, and items as objects with a title and a status, also
/// deserialized or as the service returns them.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ItemsAttribute : TableCellAttribute
{
    /// <inheritdoc />
    private protected override bool TakesOne => false;

    /// <inheritdoc />
    private protected override object? Read(object value) => Entries(value).SelectMany(Titles).ToArray();

    private static IEnumerable<string> Titles(object? value) => value switch
    {
        null => throw new ArgumentTransformationMetadataException("An item is null. " + EmptyValue.Remedy),
        string text => text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(static title => title.Trim()).Where(static title => title.Length > 0),
        PSObject when InputValue.AsTyped(value) is string text => Titles(text),
        ValueType => [Convert.ToString(value, CultureInfo.InvariantCulture)!],
        _ => [OfObject(value is PSObject { BaseObject: IDictionary members } ? members : value)],
    };

    private static string OfObject(object value)
    {
        object? title = Member(value, "Title");
        if (title is not string { Length: > 0 } text)
            throw new ArgumentTransformationMetadataException($"'{value}' is not a checklist item. Use a title, or an object with a title.");

        // The service's number, the name of the value, or the value itself.
        object? status = Member(value, "Status");
        return Convert.ToString(status, CultureInfo.InvariantCulture) switch
        {
            null or "" => text,
            "0" or "Open" => $"[ ] {text}",
            _ => $"[x] {text}",
        };
    }

    private static object? Member(object value, string name)
    {
        object? member = value is IDictionary members
            ? members.Keys.Cast<object>().Where(key => name.Equals(key as string, StringComparison.OrdinalIgnoreCase)).Select(key => members[key]).FirstOrDefault()
            : PSObject.AsPSObject(value).Properties[name]?.Value;
        return member is PSObject wrapped ? wrapped.BaseObject : member;
    }
}
