using System;
using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;

namespace TickTick.PowerShell.Parameters;

/// <summary>
/// Lets a text parameter that names things of an account take the things themselves: a project stands for its id, a tag for
/// its name. Objects that went through a job or a file count as well.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NameOrIdAttribute : TableCellAttribute
{
    /// <inheritdoc />
    private protected override object? Read(object value)
    {
        if (value is string) return value;
        if (value is not IEnumerable things || value is IDictionary) return Name(value);
        var names = new List<string>();
        foreach (object? thing in things)
        {
            // What is null is refused with the rest of the list, and never passed over.
            names.Add(thing is null ? string.Empty : Name(thing is PSObject { BaseObject: string text } ? text : thing));
        }

        return names.ToArray();
    }

    private static string Name(object thing)
    {
        if (thing is string text) return text;
        PSObject wrapped = PSObject.AsPSObject(thing);
        bool isNamed = wrapped.Properties["Id"] is not null || wrapped.Properties["Name"] is not null;
        return Text(wrapped, "Id") ?? Text(wrapped, "Name") ?? (isNamed ? string.Empty : LanguagePrimitives.ConvertTo<string>(thing));
    }

    private static string? Text(PSObject thing, string property) => thing.Properties[property]?.Value is string { Length: > 0 } text ? text : null;
}
