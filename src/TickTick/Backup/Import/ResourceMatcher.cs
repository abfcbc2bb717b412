using System;
using System.Collections.Generic;
using System.Net;

namespace TickTick.Backup.Import;

/// <summary>
/// Finds the resources of a backup among those of an account: by ID, then by name with equal values, then by name
/// alone. Each existing resource is assigned once.
/// </summary>
internal static class ResourceMatcher
{
    /// <summary>Returns the name as it is compared. The service has returned names that were escaped for HTML.</summary>
    public static string Name(string? name) => WebUtility.HtmlDecode(name ?? string.Empty).Trim();

    /// <summary>Returns the existing resource of each wanted one, or null. A wanted key of null matches none.</summary>
    public static T?[] Match<T>(
        IReadOnlyList<T> wanted,
        IReadOnlyList<T> existing,
        Func<T, string?> id,
        Func<T, string?> wantedKey,
        Func<T, string?> existingKey,
        Func<int, T, bool> isSame)
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

        var byKey = new Dictionary<string, List<T>>(StringComparer.Ordinal);
        foreach (T resource in existing)
        {
            if (id(resource) is { } known && !free.ContainsKey(known)) continue;
            if (existingKey(resource) is not { } key) continue;
            if (!byKey.TryGetValue(key, out List<T>? list)) byKey[key] = list = [];
            list.Add(resource);
        }

        foreach (bool exactly in new[] { true, false })
        {
            for (int i = 0; i < found.Length; i++)
            {
                if (found[i] is not null || wantedKey(wanted[i]) is not { } key || !byKey.TryGetValue(key, out List<T>? list)) continue;
                int index = list.FindIndex(resource => !exactly || isSame(i, resource));
                if (index < 0) continue;
                found[i] = list[index];
                list.RemoveAt(index);
            }
        }

        return found;
    }
}
