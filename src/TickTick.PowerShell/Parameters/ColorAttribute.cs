using System;
using System.Drawing;
using System.Globalization;
using System.Management.Automation;
using TickTick.Api;

namespace TickTick.PowerShell.Parameters;

/// <summary>Lets a parameter take a colour as people write it, and makes it the service's code: <c>#F18181</c>.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ColorAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc />
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        try
        {
            return value switch
            {
                null or "" => null,
                Color color => ColorCode.Format(color),
                _ => ColorCode.Parse(Convert.ToString(value, CultureInfo.InvariantCulture)!),
            };
        }
        catch (TickTickException failure)
        {
            throw new ArgumentTransformationMetadataException(failure.Message, failure);
        }
    }
}
