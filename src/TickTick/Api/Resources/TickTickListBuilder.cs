using System;

namespace TickTick.Api.Resources;

/// <summary>Creates lists from collection expressions.</summary>
internal static class TickTickListBuilder
{
    public static TickTickList<T> Create<T>(ReadOnlySpan<T> values) => new(values.ToArray());
}
