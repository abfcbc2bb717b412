using System.Collections;
using System.Linq;
using System.Management.Automation;
using System.Numerics;

namespace TickTick.PowerShell.Parameters;

/// <summary>Takes PowerShell's wrapper off a value.</summary>
internal static class InputValue
{
    /// <summary>Returns the value without its wrapper. An object that has nothing but properties is returned as it is.</summary>
    public static object? Plain(object? value) => value is PSObject { BaseObject: not PSCustomObject and var plain } ? plain : value;

    /// <summary>Returns the only value of a list.</summary>
    /// <exception cref="ArgumentTransformationMetadataException">There are more values, or none.</exception>
    public static object? One(IEnumerable several, string remedy)
    {
        object?[] values = [.. several.Cast<object?>()];
        return values is [var one] ? one : throw new ArgumentTransformationMetadataException($"{values.Length} values are specified where one is expected. {remedy}");
    }

    /// <summary>
    /// Returns the value without its wrapper, and a number as the text that was typed, which PowerShell keeps there: 007 is
    /// another name than 7.
    /// </summary>
    public static object? AsTyped(object? value)
    {
        object? plain = Plain(value);
        return plain is decimal or BigInteger || (plain is not (null or bool or char) && plain.GetType().IsPrimitive) ? LanguagePrimitives.ConvertTo<string>(value) : plain;
    }
}
