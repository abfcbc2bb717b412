using System;
using System.Management.Automation;

namespace TickTick.PowerShell.Parameters;

/// <summary>Refuses a value that is null or empty, or a list with such an item, whether it was typed or comes from the pipeline.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NotEmptyAttribute : ValidateArgumentsAttribute
{
    /// <inheritdoc />
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        if (EmptyValue.Refusal(arguments) is { } refusal) throw new ValidationMetadataException(refusal);
    }
}
