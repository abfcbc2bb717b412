using System;
using System.Management.Automation;

namespace TickTick.PowerShell.Parameters;

/// <summary>
/// Makes a parameter fit for the rows of a table, such as Import-Csv's: an empty cell means that the parameter is not given.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal class CellAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc />
    public sealed override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? value = inputData is PSObject { BaseObject: not PSCustomObject and var plain } ? plain : inputData;
        if (value is null) return null!;

        // PowerShell passes over a property of the pipeline's object that cannot be cast, and says why to who typed it.
        return value is string text && text.Trim().Length == 0
            ? throw NotGiven("An empty text is no value. Leave the parameter out.")
            : Read(value)!;
    }

    /// <summary>Makes the parameter's value of what was given.</summary>
    /// <param name="value">What was given: not null, not empty.</param>
    /// <returns>The value, or something that PowerShell turns into it.</returns>
    private protected virtual object? Read(object value) => value;

    /// <summary>The failure that passes over what the pipeline brings.</summary>
    /// <param name="message">Why, for who typed it.</param>
    /// <returns>The failure.</returns>
    private protected static ArgumentTransformationMetadataException NotGiven(string message) =>
        new(message, new PSInvalidCastException(message));
}
