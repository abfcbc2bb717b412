using System;
using System.Collections.Generic;

namespace TickTick.Api;

/// <summary>
/// Compares names as people read them: without case, and whether an accent is a character of its own or not, which differs
/// between the keyboard and the file names of macOS.
/// </summary>
internal sealed class NameComparer : IEqualityComparer<string>
{
    private NameComparer()
    {
    }

    public static NameComparer Instance { get; } = new();

    /// <summary>Returns a name in which letters and their accents are one character where there is one (NFC).</summary>
    public static string Compose(string name)
    {
        try
        {
            return name.Normalize();
        }
        catch (ArgumentException)
        {
            // Half a surrogate pair has no form.
            return name;
        }
    }

    public bool Equals(string? left, string? right) =>
        string.Equals(left, right, StringComparison.OrdinalIgnoreCase)
        || (left is not null && right is not null && string.Equals(Compose(left), Compose(right), StringComparison.OrdinalIgnoreCase));

    public int GetHashCode(string name) => StringComparer.OrdinalIgnoreCase.GetHashCode(Compose(name));
}
