using System;
using System.Collections.Generic;
using System.Linq;

namespace TickTick.Api;

/// <summary>Finds the name that a user may have meant.</summary>
internal static class SimilarName
{
    /// <summary>Returns the most similar name, or null if none is similar.</summary>
    public static string? Find(string text, IEnumerable<string?> names)
    {
        string typed = NameComparer.Key(text);
        int most = Math.Max(1, typed.Length / 3);
        return names
            .OfType<string>()
            .Where(name => Math.Abs(name.Length - typed.Length) <= most)
            .Select(name => (Name: name, Distance: Distance(typed, NameComparer.Key(name))))
            .Where(candidate => candidate.Distance <= most && candidate.Distance < typed.Length)
            .OrderBy(static candidate => candidate.Distance)
            .Select(static candidate => candidate.Name)
            .FirstOrDefault();
    }

    // The number of characters to insert, delete, replace or swap (Damerau-Levenshtein).
    private static int Distance(string left, string right)
    {
        int[,] cost = new int[left.Length + 1, right.Length + 1];
        for (int i = 0; i <= left.Length; i++) cost[i, 0] = i;
        for (int j = 0; j <= right.Length; j++) cost[0, j] = j;
        for (int i = 1; i <= left.Length; i++)
        {
            for (int j = 1; j <= right.Length; j++)
            {
                int replaced = cost[i - 1, j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                cost[i, j] = Math.Min(replaced, Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1]) cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
            }
        }

        return cost[left.Length, right.Length];
    }
}
