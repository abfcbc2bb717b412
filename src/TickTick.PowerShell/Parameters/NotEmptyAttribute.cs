using System;
using System.Management.Automation;

namespace TickTick.PowerShell.Parameters;

/// <summary>
/// Rejects a value that is null or empty, or a list with such an item, both typed and from the pipeline.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NotEmptyAttribute : ValidateArgumentsAttribute
{
    /// <inheritdoc />
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        if (EmptyValue.Refusal(arguments) is { } refusal) throw new ValidationMetadataException(refusal);
    }
}
