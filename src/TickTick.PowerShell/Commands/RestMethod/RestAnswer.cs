using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace TickTick.PowerShell.Commands;

/// <summary>JSON as PowerShell's objects.</summary>
internal static class RestAnswer
{
    /// <summary>Makes objects with properties of JSON's objects. Arrays stay arrays, however short, and names keep their case.</summary>
    public static object? ToOutput(object? value) => value switch
    {
        object?[] items => Array.ConvertAll(items, ToOutput),
        Dictionary<string, object?> members => ToObject(members),
        _ => value,
    };

    private static object ToObject(Dictionary<string, object?> members)
    {
        // PowerShell's properties know no case: where two names differ in nothing else, or one is empty, a dictionary keeps both.
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (!members.Keys.All(name => name.Length > 0 && names.Add(name)))
            return members.ToDictionary(member => member.Key, member => ToOutput(member.Value), StringComparer.Ordinal);

        var made = new PSObject();
        foreach (KeyValuePair<string, object?> member in members) made.Properties.Add(new PSNoteProperty(member.Key, ToOutput(member.Value)));
        return made;
    }
}
