using System;
using System.Management.Automation;

namespace TickTick.PowerShell.Parameters;

/// <summary>
/// Accepts texts and numbers from the pipeline, and rejects objects whose text is meaningless. From a table row, only
/// the column with the parameter's name is bound.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TextAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc />
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object value = inputData is PSObject { BaseObject: not PSCustomObject and var plain } ? plain : inputData;
        return value switch
        {
            string => value,
            ValueType => LanguagePrimitives.ConvertTo<string>(value),
            null => string.Empty,
            _ => throw Refuse(value),
        };
    }

    private static ArgumentTransformationMetadataException Refuse(object value)
    {
        string message = $"A {value.GetType().Name} is not a text. Use a string, such as the value of a property.";
        return new ArgumentTransformationMetadataException(message, new PSInvalidCastException(message));
    }
}
