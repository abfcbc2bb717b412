using System;
using System.Globalization;
using System.Management.Automation;

namespace TickTick.PowerShell.Formatting;

/// <content>Formats the columns of Account.Format.ps1xml.</content>
public static partial class ViewText
{
    /// <summary>Formats a time in the time zone of this machine: <c>2026-10-02 09:00</c>.</summary>
    /// <param name="value">The time, also deserialized, or null.</param>
    /// <returns>The text to display.</returns>
    public static string LocalTime(object? value) =>
        Time(value) is { } time ? time.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : string.Empty;

    /// <summary>Formats a day: <c>2026-10-02</c>.</summary>
    /// <param name="value">The day, or null.</param>
    /// <returns>The text to display.</returns>
    public static string Day(object? value) =>
        (value is PSObject wrapped ? wrapped.BaseObject : value) is DateTime day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : string.Empty;

    /// <summary>
    /// Formats a color as a colored block before its code, or as the code alone if the host shows no colors.
    /// </summary>
    /// <param name="color">The code, such as <c>#F18181</c>, or any other value, including null.</param>
    /// <param name="style">The value of <c>$PSStyle</c>, or null if there is none, as in Windows PowerShell.</param>
    /// <returns>The text to display.</returns>
    public static string Swatch(string? color, object? style)
    {
        bool isCode = color is ['#', _, _, _, _, _, _] && int.TryParse(color.Substring(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _);
        if (!isCode || !HasColor(style)) return color ?? string.Empty;
        int code = int.Parse(color!.Substring(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        // ECMA-48 §8.3.117 with the direct colors of ISO/IEC 8613-6.
        return FormattableString.Invariant($"\u001b[38;2;{code >> 16};{(code >> 8) & 0xFF};{code & 0xFF}m■\u001b[0m {color}");
    }

    // PowerShell removes the color where there is none, but not the block, which would have no meaning then.
    private static bool HasColor(object? style)
    {
        if (style is null || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) || Environment.GetEnvironmentVariable("TERM") == "dumb") return false;
        return PSObject.AsPSObject(style).Properties["OutputRendering"]?.Value?.ToString() switch
        {
            "PlainText" => false,
            "Ansi" => true,
            _ => !Console.IsOutputRedirected,
        };
    }
}
