namespace TickTick.Api;

/// <summary>What became of a move.</summary>
internal sealed record TaskMoveResult(TaskMove Move, TickTickException? Failure);
