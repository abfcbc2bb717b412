using System;
using System.Collections.Generic;
using System.Drawing;
using System.Globalization;
using System.Linq;
using System.Reflection;

namespace TickTick.Api.Resources;

/// <summary>Parses and formats the service's colors: <c>#F18181</c>, red, green and blue in hexadecimal.</summary>
internal static class ColorCode
{
    private static readonly Lazy<SortedDictionary<string, string>> Web = new(ReadWebColors);

    /// <summary>Gets the codes of the named colors of CSS (CSS Color Module Level 4 §6.1).</summary>
    public static IReadOnlyDictionary<string, string> Named => Web.Value;

    /// <summary>Parses a color.</summary>
    /// <exception cref="TickTickException"><c>RequestInvalid</c>: the text is not a color.</exception>
    public static string Parse(string text)
    {
        string word = text.Trim();
        if (Named.TryGetValue(word, out string? code)) return code;

        string digits = word.StartsWith("#", StringComparison.Ordinal) ? word.Substring(1) : word;
        if (digits.Length == 3) digits = string.Concat(digits.Select(digit => new string(digit, 2)));
        if (digits.Length == 6 && uint.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _))
            return "#" + digits.ToUpperInvariant();

        throw new TickTickException(
            ErrorIds.RequestInvalid,
            $"'{text}' is not a color.",
            "Use a hexadecimal value such as '#F18181', or a name such as Tomato or SteelBlue.");
    }

    /// <summary>Parses a color, or returns null for an empty text, which removes the color.</summary>
    /// <exception cref="TickTickException"><c>RequestInvalid</c>: the text is not a color.</exception>
    public static string? ParseIfAny(string? text) => string.IsNullOrWhiteSpace(text) ? null : Parse(text!);

    public static string Format(Color color) => FormattableString.Invariant($"#{color.R:X2}{color.G:X2}{color.B:X2}");

    private static SortedDictionary<string, string> ReadWebColors()
    {
        var colors = new SortedDictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (PropertyInfo property in typeof(Color).GetProperties(BindingFlags.Public | BindingFlags.Static))
        {
            if (property.PropertyType == typeof(Color) && property.GetValue(null) is Color { A: 255 } color) colors[property.Name] = Format(color);
        }

        return colors;
    }
}
