using System.Collections.Generic;

namespace TickTick.Tokens;

/// <summary>Python's <c>tuple</c>.</summary>
internal sealed class PythonTuple(IReadOnlyList<object?> items)
{
    /// <summary>What it holds.</summary>
    internal IReadOnlyList<object?> Items { get; } = items;
}
