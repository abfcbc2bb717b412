using System;
using System.Management.Automation;
using TickTick.Http;

namespace TickTick.PowerShell.Commands;

/// <summary>Converts the address of a proxy to a URI, and rejects what is not one.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ProxyAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc />
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        try
        {
            return value switch
            {
                string { Length: > 0 } text => ProxyAddress.Parse(text),
                Uri address => ProxyAddress.Parse(address.OriginalString),
                _ => value,
            };
        }
        catch (FormatException problem)
        {
            throw new ArgumentTransformationMetadataException(problem.Message);
        }
    }
}
