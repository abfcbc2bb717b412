using System;
using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;

namespace TickTick.PowerShell.Parameters;

/// <summary>
/// Converts resources to their names or IDs: a project to its ID, a tag to its name. Deserialized objects are
/// supported.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NameOrIdAttribute(params string[] columns) : TableCellAttribute
{
    /// <inheritdoc />
    private protected override object? Read(object value)
    {
        if (value is string) return value;
        if (value is not IEnumerable resources || value is IDictionary) return Name(value);
        var names = new List<string>();
        foreach (object? resource in resources)
        {
            // A null item is rejected together with the rest of the list and never ignored.
            names.Add(resource is null ? string.Empty : Name(resource is PSObject { BaseObject: string text } ? text : resource));
        }

        return names.ToArray();
    }

    /// <summary>
    /// Gets the properties that come before the object's own ID and name: a check-in is an argument for its habit, and
    /// a row with the columns Project and Name is an argument for the project, whose new name it contains.
    /// </summary>
    public string[] Columns { get; } = columns;

    private string Name(object resource)
    {
        if (resource is string text) return text;
        PSObject wrapped = PSObject.AsPSObject(resource);
        bool isNamed = wrapped.Properties["Id"] is not null || wrapped.Properties["Name"] is not null;
        foreach (string column in Columns)
        {
            if (Text(wrapped, column) is { } named) return named;
        }

        return Text(wrapped, "Id") ?? Text(wrapped, "Name") ?? (isNamed ? string.Empty : LanguagePrimitives.ConvertTo<string>(resource));
    }

    private static string? Text(PSObject resource, string property) => resource.Properties[property]?.Value is string { Length: > 0 } text ? text : null;
}
