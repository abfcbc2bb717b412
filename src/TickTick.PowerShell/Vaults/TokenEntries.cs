using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;

namespace TickTick.PowerShell.Vaults;

/// <summary>
/// Removes the wrappers that PowerShell adds to the output of cmdlets from the entries of a token dictionary.
/// </summary>
internal static class TokenEntries
{
    /// <summary>
    /// Unwraps the entries of a hashtable, such as <c>@{ access_token = Get-Content token.txt }</c>.
    /// </summary>
    public static Hashtable Unwrap(IDictionary dictionary)
    {
        var plain = new Hashtable();
        foreach (DictionaryEntry entry in dictionary) plain[Unwrapped(entry.Key)!] = Unwrapped(entry.Value);
        return plain;
    }

    /// <summary>Unwraps the properties of an object, such as the output of <c>ConvertFrom-Json</c>.</summary>
    public static Hashtable Unwrap(PSObject value)
    {
        var plain = new Hashtable();
        foreach (PSPropertyInfo property in value.Properties) plain[property.Name] = Unwrapped(property.Value);
        return plain;
    }

    private static object? Unwrapped(object? value)
    {
        object? plain = value is PSObject wrapped ? wrapped.BaseObject : value;
        if (plain is not object?[] items) return plain;
        var list = new List<object?>(items.Length);
        foreach (object? item in items) list.Add(Unwrapped(item));
        return list;
    }
}
