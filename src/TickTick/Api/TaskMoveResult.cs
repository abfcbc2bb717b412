namespace TickTick.Api;

/// <summary>What became of a move.</summary>
/// <param name="Move">The move.</param>
/// <param name="Failure">Why the task did not move; null where it did.</param>
internal sealed record TaskMoveResult(TaskMove Move, TickTickException? Failure);
