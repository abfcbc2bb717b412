using System;

namespace TickTick.Api.Sending;

/// <summary>What became of one item of a batch.</summary>
/// <typeparam name="TIn">The item.</typeparam>
/// <typeparam name="TOut">The result.</typeparam>
/// <param name="Input">The item.</param>
/// <param name="Output">The result; the default where it failed.</param>
/// <param name="Failure">Why it failed; null where it did not.</param>
internal sealed record BatchResult<TIn, TOut>(TIn Input, TOut? Output, Exception? Failure);
