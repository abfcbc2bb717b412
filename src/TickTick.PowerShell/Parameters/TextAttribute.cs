using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;

namespace TickTick.PowerShell.Parameters;

/// <summary>
/// Accepts texts and numbers from the pipeline, and rejects objects whose text is meaningless. From a table row, only
/// the column with the parameter's name is bound.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TextAttribute : ArgumentTransformationAttribute
{
    /// <summary>Gets or sets whether the parameter accepts several texts.</summary>
    public bool IsList { get; set; }

    /// <inheritdoc />
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? value = InputValue.AsTyped(inputData);
        RequireNoTable(value);
        return value switch
        {
            string => value,
            ValueType => LanguagePrimitives.ConvertTo<string>(value),
            null => string.Empty,
            IEnumerable several and not IDictionary when IsList => several.Cast<object>().Select(item => (string)Transform(engineIntrinsics, item)).ToArray(),
            IEnumerable several and not IDictionary => Transform(engineIntrinsics, InputValue.One(several, "Specify one, or pipe several to the cmdlet.")!),
            _ => throw Refuse(Refusal(value)),
        };
    }

    /// <summary>
    /// Rejects a hashtable. PowerShell would make an object of it without the user's culture, or bind nothing.
    /// </summary>
    /// <exception cref="ArgumentTransformationMetadataException">The value is a hashtable.</exception>
    public static void RequireNoTable(object? value)
    {
        if (value is IDictionary) throw new ArgumentTransformationMetadataException("A hashtable is not a row. Write [pscustomobject] before it, so that its values are read as those of a table.");
    }

    /// <summary>Returns the error message for an object that is not a text.</summary>
    public static string Refusal(object value) => $"A text is expected, not an object of type {value.GetType().Name}. Use a string, such as the value of a property.";

    /// <summary>Returns the exception for an object, in place of which the pipeline binds its properties.</summary>
    public static ArgumentTransformationMetadataException Refuse(string message) => new(message, new PSInvalidCastException(message));
}
