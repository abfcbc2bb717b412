using System;
using System.Linq;
using System.Management.Automation;
using TickTick.Api;

namespace TickTick.PowerShell.Parameters;

/// <summary>Accepts titles beside task objects. The cmdlet finds the tasks that have them.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TaskTitleAttribute : ArgumentTransformationAttribute
{
    /// <summary>Gets or sets whether the parameter takes one task.</summary>
    public bool IsOne { get; set; }

    /// <inheritdoc />
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? value = InputValue.AsTyped(inputData);
        TextAttribute.RequireNoTable(value);
        if (value is string title) return string.IsNullOrWhiteSpace(title) ? inputData : IsOne ? TickTickTask.Titled(title) : new[] { TickTickTask.Titled(title) };
        if (value is not object?[] several || several.Length == 0) return inputData;
        if (IsOne) return several.Length == 1 ? Transform(engineIntrinsics, several[0]!) : throw new ArgumentTransformationMetadataException($"{several.Length} tasks are specified where one is expected. Specify one task, or pipe several to the cmdlet.");
        object?[] items = Array.ConvertAll(several, InputValue.AsTyped);
        return items.All(static item => item is TickTickTask || (item is string text && !string.IsNullOrWhiteSpace(text)))
            ? Array.ConvertAll(items, static item => item as TickTickTask ?? TickTickTask.Titled((string)item!))
            : inputData;
    }
}
