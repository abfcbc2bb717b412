using System;
using System.Collections.Generic;
using System.Text;

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
    public static string Compose(string name) => Normalize(name, NormalizationForm.FormC);

    public bool Equals(string? left, string? right) => left is null || right is null ? left == right : Key(left) == Key(right);

    public int GetHashCode(string name) => Key(name).GetHashCode();

    /// <summary>
    /// Returns the form in which equal names are the same text. The accents are apart in it, because some letters include
    /// theirs in one case only.
    /// </summary>
    public static string Key(string name) => Normalize(name, NormalizationForm.FormD).ToUpperInvariant();

    private static string Normalize(string name, NormalizationForm form)
    {
        try
        {
            return name.Normalize(form);
        }
        catch (ArgumentException)
        {
            // Half a surrogate pair has no form.
            return name;
        }
    }
}
