using System.Management.Automation;
using TickTick.Api;

namespace TickTick.PowerShell.Parameters;

/// <summary>What users type as names, with PowerShell's wildcards.</summary>
internal static class NamePatterns
{
    /// <summary>Makes a pattern of what was typed.</summary>
    public static NamePattern Of(string text) => WildcardPattern.ContainsWildcardCharacters(text)
        ? new NamePattern(text, WildcardPattern.Get(text, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant).IsMatch)
        : new NamePattern(WildcardPattern.Unescape(text));
}
