using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace TickTick.PowerShell.Commands;

/// <summary>Converts JSON values to PowerShell objects.</summary>
internal static class RestAnswer
{
    /// <summary>
    /// Converts JSON objects to objects with properties. Arrays stay arrays, even with one element, and names keep
    /// their case.
    /// </summary>
    public static object? ToOutput(object? value) => value switch
    {
        object?[] items => Array.ConvertAll(items, ToOutput),
        Dictionary<string, object?> members => ToObject(members),
        _ => value,
    };

    private static object ToObject(Dictionary<string, object?> members)
    {
        // Property names in PowerShell are not case-sensitive: if two names differ in case only, or one is empty, a
        // dictionary preserves both.
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (!members.Keys.All(name => name.Length > 0 && names.Add(name)))
            return members.ToDictionary(member => member.Key, member => ToOutput(member.Value), StringComparer.Ordinal);

        var made = new PSObject();
        foreach (KeyValuePair<string, object?> member in members) made.Properties.Add(new PSNoteProperty(member.Key, ToOutput(member.Value)));
        return made;
    }
}
