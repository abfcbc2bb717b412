using System.Management.Automation;
using TickTick.Api;

namespace TickTick.PowerShell.Parameters;

/// <summary>Creates name patterns with PowerShell wildcards.</summary>
internal static class NamePatterns
{
    public static NamePattern Of(string text) => WildcardPattern.ContainsWildcardCharacters(text)
        ? new NamePattern(text, WildcardPattern.Get(text, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant).IsMatch)
        : new NamePattern(WildcardPattern.Unescape(text));
}
