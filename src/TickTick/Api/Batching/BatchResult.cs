using System;

namespace TickTick.Api.Batching;

/// <summary>Represents the result of one item of a batch.</summary>
internal sealed record BatchResult<TIn, TOut>(TIn Input, TOut? Output, Exception? Failure);
