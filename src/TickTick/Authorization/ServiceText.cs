using System;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace TickTick.Authorization;

/// <summary>Makes words of the service, which anybody could have put into a redirect, fit to be shown in a terminal and on a page.</summary>
internal static class ServiceText
{
    private const int MaximumLength = 300;

    // The service names codes and tokens in its descriptions ("Invalid authorization code: mtmoDK").
    private static readonly Regex NamedSecret = new(
        @"(?<![a-z])(code|token|secret|password|verifier)(\s*[:=]\s*\S+|\s+(?=\S*\d|\S{20})\S+)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly Regex LooksRandom = new(
        @"(?=[\w.~+=-]*\d)[\w.~+=-]{24,}",
        RegexOptions.CultureInvariant);

    /// <summary>Strips control and invisible characters, redacts what looks like a secret, and bounds the length.</summary>
    /// <param name="text">The service's words, or null.</param>
    /// <returns>One line of at most 300 characters, or null where there were no words.</returns>
    public static string? Clean(string? text)
    {
        if (text is null) return null;
        // Cut generously first: the patterns need not see a megabyte.
        string bounded = text.Length > 4 * MaximumLength ? text.Substring(0, 4 * MaximumLength) : text;
        var visible = new StringBuilder(bounded.Length);
        foreach (char c in bounded) visible.Append(IsVisible(c) ? c : ' ');
        string line = string.Join(" ", visible.ToString().Split([' '], StringSplitOptions.RemoveEmptyEntries));
        line = NamedSecret.Replace(line, "$1 ***");
        line = LooksRandom.Replace(line, "***");
        return line.Length > MaximumLength ? line.Substring(0, MaximumLength) + "…" : line;
    }

    private static bool IsVisible(char c) => char.GetUnicodeCategory(c) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned);
}
