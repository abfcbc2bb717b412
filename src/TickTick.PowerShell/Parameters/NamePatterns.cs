using System.Management.Automation;
using TickTick.Api;

namespace TickTick.PowerShell.Parameters;

/// <summary>Creates name patterns with PowerShell wildcards.</summary>
internal static class NamePatterns
{
    /// <summary>Creates a pattern. A text that is not a valid wildcard pattern, such as <c>arr[0</c>, is literal.</summary>
    public static NamePattern Of(string text)
    {
        if (!WildcardPattern.ContainsWildcardCharacters(text)) return new NamePattern(WildcardPattern.Unescape(text));
        try
        {
            WildcardPattern pattern = WildcardPattern.Get(NameComparer.Compose(text), WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
            pattern.IsMatch(string.Empty);
            return new NamePattern(text, name => pattern.IsMatch(NameComparer.Compose(name)));
        }
        catch (WildcardPatternException)
        {
            return new NamePattern(text);
        }
    }
}
