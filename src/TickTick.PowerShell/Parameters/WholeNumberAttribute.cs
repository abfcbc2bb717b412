using System;
using System.Globalization;
using System.Management.Automation;

namespace TickTick.PowerShell.Parameters;

/// <summary>
/// Refuses a number with decimals, and a text with a separator. PowerShell would round 0.5 to 0, which means no limit, and
/// read '1,5' as 15.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class WholeNumberAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc />
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (value is not string text) Require(value);
        else if (NumberText.Parse(text, CultureInfo.CurrentCulture) is { } number) Require(number);
        else if (text.IndexOfAny([',', '.']) >= 0) throw new ArgumentTransformationMetadataException($"'{text}' is not a whole number, or could be two. Use digits only, such as 1000.");
        return inputData;
    }

    /// <summary>Throws if a value is a number with decimals.</summary>
    /// <exception cref="ArgumentTransformationMetadataException">It is.</exception>
    public static void Require(object? value)
    {
        if (value is double or float or decimal && Convert.ToDouble(value, CultureInfo.InvariantCulture) % 1 != 0)
            throw new ArgumentTransformationMetadataException($"{Convert.ToString(value, CultureInfo.InvariantCulture)} is not a whole number. Use a number without decimals, such as 2.");
    }
}
