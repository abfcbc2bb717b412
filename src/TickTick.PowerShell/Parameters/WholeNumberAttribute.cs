using System;
using System.Globalization;
using System.Management.Automation;

namespace TickTick.PowerShell.Parameters;

/// <summary>
/// Refuses a number with decimals. PowerShell would round it, and half a second would become none, which means no limit.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class WholeNumberAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc />
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        Require(value is string text ? NumberText.Parse(text, CultureInfo.CurrentCulture) : value);
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
