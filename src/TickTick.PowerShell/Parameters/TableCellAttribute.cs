using System;
using System.Globalization;
using System.Management.Automation;

namespace TickTick.PowerShell.Parameters;

/// <summary>
/// Converts values from table rows, such as those of Import-Csv. An empty cell means that the parameter is not given,
/// and an invalid value is an error. PowerShell would ignore the value and bind the rest of the row.
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

    private static bool IsNumber(Type type) => type == typeof(double) || type == typeof(int) || type == typeof(long);

    /// <summary>Gets the value for an empty cell.</summary>
    private protected virtual object? Empty => null;

    /// <summary>Converts a value to the type of the parameter.</summary>
    /// <exception cref="ArgumentTransformationMetadataException">The value is invalid.</exception>
    private protected virtual object? Read(object value)
    {
        if (type is null) return value;
        if (value is string text && IsNumber(type))
        {
            value = NumberText.Parse(text, CultureInfo.CurrentCulture)
                ?? throw new ArgumentTransformationMetadataException($"'{text}' is not a number, or could be two. Use digits, and a point before decimals, such as 2.5.");
        }

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
