using System.Linq;

namespace TickTick;

/// <summary>Makes control characters visible, which would otherwise control the terminal.</summary>
internal static class ControlCharacters
{
    /// <summary>Replaces each control character with its symbol, such as <c>␛</c> for Escape.</summary>
    public static string Show(string text) => text.Any(char.IsControl) ? string.Concat(text.Select(Symbol)) : text;

    // The block of control pictures has a symbol for each character of C0 and for Delete, but for none of C1.
    private static char Symbol(char character) => character switch
    {
        < ' ' => (char)('\u2400' + character),
        '\u007f' => '\u2421',
        _ when char.IsControl(character) => '\u2426',
        _ => character,
    };
}
