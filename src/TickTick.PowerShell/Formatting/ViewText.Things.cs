using System;
using System.Globalization;
using System.Management.Automation;

namespace TickTick.PowerShell.Formatting;

/// <content>What the views of Account.Format.ps1xml say in words.</content>
public static partial class ViewText
{
    /// <summary>A time as this machine's clock tells it: <c>2026-10-02 09:00</c>.</summary>
    /// <param name="value">The time; null, or what a job made of it, too.</param>
    /// <returns>The text.</returns>
    public static string LocalTime(object? value) =>
        Time(value) is { } time ? time.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : string.Empty;

    /// <summary>A day: <c>2026-10-02</c>.</summary>
    /// <param name="value">The day, or null.</param>
    /// <returns>The text.</returns>
    public static string Day(object? value) =>
        (value is PSObject wrapped ? wrapped.BaseObject : value) is DateTime day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : string.Empty;

    /// <summary>A colour as a block of itself before its code; the code alone where the host shows no colours.</summary>
    /// <param name="color">The code, such as <c>#F18181</c>; null, or something else, too.</param>
    /// <param name="style"><c>$PSStyle</c>; null where there is none, as in Windows PowerShell.</param>
    /// <returns>The text.</returns>
    public static string Swatch(string? color, object? style)
    {
        bool isCode = color is ['#', _, _, _, _, _, _] && int.TryParse(color.Substring(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _);
        if (!isCode || style is null || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))) return color ?? string.Empty;
        int code = int.Parse(color!.Substring(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        // ECMA-48 §8.3.117 with the direct colours of ISO/IEC 8613-6.
        return FormattableString.Invariant($"\u001b[38;2;{code >> 16};{(code >> 8) & 0xFF};{code & 0xFF}m■\u001b[0m {color}");
    }
}
