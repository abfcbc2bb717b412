using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using TickTick.Api;

namespace TickTick.Backup.Import;

/// <summary>
/// Finds the resources of a backup among those of an account: by ID, then by name with equal values, then by name
/// alone. Of several with the same name, those with the fewest differences belong together. Each existing resource is
/// assigned once.
/// </summary>
internal static class ResourceMatcher
{
    /// <summary>Returns the name as it is compared. The service has returned names that were escaped for HTML.</summary>
    public static string Name(string? name) => NameComparer.Compose(WebUtility.HtmlDecode(name ?? string.Empty)).Trim();

    /// <summary>Returns the existing resource of each wanted one, or null. A wanted key of null matches none.</summary>
    public static T?[] Match<T>(
        IReadOnlyList<T> wanted,
        IReadOnlyList<T> existing,
        Func<T, string?> id,
        Func<T, string?> wantedKey,
        Func<T, string?> existingKey,
        Func<int, T, bool> isSame,
        Func<int, T, int>? differences = null)
        where T : class
    {
        var found = new T?[wanted.Count];
        var free = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (T resource in existing)
        {
            if (id(resource) is { } known) free[known] = resource;
        }

        for (int i = 0; i < found.Length; i++)
        {
            if (id(wanted[i]) is { } known && free.TryGetValue(known, out T? resource) && free.Remove(known)) found[i] = resource;
        }

        ILookup<string?, T> byKey = existing.Where(resource => id(resource) is not { } known || free.ContainsKey(known)).ToLookup(existingKey);
        var pairs =
            from i in Enumerable.Range(0, found.Length)
            let key = wantedKey(wanted[i])
            where found[i] is null && key is not null
            from resource in byKey[key]
            orderby isSame(i, resource) descending, differences?.Invoke(i, resource) ?? 0
            select (Index: i, Resource: resource);
        var taken = new HashSet<T>();
        foreach ((int index, T resource) in pairs)
        {
            if (found[index] is null && taken.Add(resource)) found[index] = resource;
        }

        return found;
    }
}
