using System.Globalization;

namespace TickTick.PowerShell.Parameters;

/// <summary>
/// Reads numbers in texts, such as table cells. A text means the same number in every culture that accepts it.
/// </summary>
internal static class NumberText
{
    private const NumberStyles Plain = NumberStyles.Float;

    /// <summary>
    /// Reads a number with a point, or with the decimal separator and the signs of the culture, as Export-Csv writes it. Returns null
    /// for every other text, and for one in which the culture could mean thousands.
    /// </summary>
    public static double? Parse(string text, CultureInfo culture)
    {
        NumberFormatInfo format = culture.NumberFormat;
        string number = text.Trim();
        int group = number.IndexOf('.');
        bool mayBeThousands = format.NumberGroupSeparator == "." && group >= 0 && number.Length - group == 4;
        if (mayBeThousands) return null;
        if (double.TryParse(number, Plain, CultureInfo.InvariantCulture, out double value)) return Finite(value);
        return double.TryParse(number, Plain, culture, out value) ? Finite(value) : null;
    }

    private static double? Finite(double value) => double.IsNaN(value) || double.IsInfinity(value) ? null : value;
}
