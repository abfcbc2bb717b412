using System;
using System.Drawing;
using System.Globalization;
using TickTick.Api.Resources;

namespace TickTick.PowerShell.Parameters;

/// <summary>Converts a color to the service's code: <c>#F18181</c>.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ColorAttribute : TableCellAttribute
{
    /// <inheritdoc />
    private protected override object? Read(object value) =>
        value is Color color ? ColorCode.Format(color) : ColorCode.Parse(Convert.ToString(value, CultureInfo.InvariantCulture)!);
}
