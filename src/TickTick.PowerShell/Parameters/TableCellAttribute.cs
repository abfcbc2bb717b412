using System;
using System.Globalization;
using System.Management.Automation;

namespace TickTick.PowerShell.Parameters;

/// <summary>
/// Makes a parameter fit for the rows of a table, such as Import-Csv's: an empty cell means that the parameter is not given,
/// and one that makes no sense is an error. PowerShell alone would pass over it, and the rest of the row be sent without it.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal class TableCellAttribute(Type? type = null) : ArgumentTransformationAttribute
{
    /// <inheritdoc />
    public sealed override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? value = inputData is PSObject { BaseObject: not PSCustomObject and var plain } ? plain : inputData;
        bool isEmpty = value is null or DBNull || (value is string text && text.Trim().Length == 0);
        return (isEmpty ? Empty : Read(value!))!;
    }

    /// <summary>What an empty cell stands for.</summary>
    private protected virtual object? Empty => null;

    /// <summary>Makes the parameter's value of what was given.</summary>
    /// <exception cref="ArgumentTransformationMetadataException">It makes no sense.</exception>
    private protected virtual object? Read(object value)
    {
        if (type is null) return value;
        try
        {
            return LanguagePrimitives.ConvertTo(value, type, CultureInfo.CurrentCulture);
        }
        catch (PSInvalidCastException failure)
        {
            Exception innermost = failure.GetBaseException();
            throw new ArgumentTransformationMetadataException(innermost.Message, innermost);
        }
    }
}
