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
            if (thing is not null) names.Add(Name(thing is PSObject { BaseObject: string text } ? text : thing));
        }

        return names.ToArray();
    }

    private static string Name(object thing)
    {
        if (thing is string text) return text;
        PSObject wrapped = PSObject.AsPSObject(thing);
        return wrapped.Properties["Id"]?.Value as string
            ?? wrapped.Properties["Name"]?.Value as string
            ?? LanguagePrimitives.ConvertTo<string>(thing);
    }
}
