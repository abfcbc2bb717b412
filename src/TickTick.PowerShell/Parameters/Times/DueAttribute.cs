using System;
using System.Collections;
using System.Linq;

namespace TickTick.PowerShell.Parameters;

/// <summary>Converts the names of periods, and every form of a date, to <see cref="DueArgument"/> objects.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class DueAttribute : TableCellAttribute
{
    /// <inheritdoc />
    private protected override bool TakesOne => false;

    /// <inheritdoc />
    private protected override bool IsText => false;

    /// <inheritdoc />
    private protected override object? Read(object value) =>
        (value is IEnumerable several and not string ? several.Cast<object?>() : [value]).Select(One).ToArray();

    private static DueArgument? One(object? item) => InputValue.Plain(item) switch
    {
        // A null item is rejected together with the rest of the list.
        null => null,
        DueArgument due => due,
        string text => new DueArgument(text),
        var date => new DueArgument((DateArgument)new DateAttribute().Transform(null!, date!)!),
    };
}
