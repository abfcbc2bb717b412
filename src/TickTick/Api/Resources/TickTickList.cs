using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Linq;
using System.Runtime.CompilerServices;
using TickTick.Api.Resources;

namespace TickTick.Api;

/// <summary>
/// Represents a list of values of a resource. Its text contains all of them, so that Export-Csv writes what the
/// parameters read. To change a list, assign another one.
/// </summary>
/// <typeparam name="T">The type of the values.</typeparam>
[CollectionBuilder(typeof(TickTickListBuilder), nameof(TickTickListBuilder.Create))]
public sealed class TickTickList<T> : ReadOnlyCollection<T>
{
    /// <summary>Initializes the list.</summary>
    /// <param name="values">The values.</param>
    public TickTickList(IEnumerable<T> values)
        : base(values.ToArray())
    {
    }

    /// <summary>Gets the number of values, as for an array.</summary>
    public int Length => Count;

    /// <summary>Converts an array.</summary>
    /// <param name="values">The values, or null.</param>
    public static implicit operator TickTickList<T>?(T[]? values) => values is null ? null : new TickTickList<T>(values);

    /// <summary>Returns the values, separated by commas, or by line breaks if they can contain commas.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Join(
        typeof(TickTickResource).IsAssignableFrom(typeof(T)) ? "\n" : ", ",
        this.Select(static value => System.Convert.ToString(value, CultureInfo.InvariantCulture)));
}
