namespace TickTick.Api.Tasks;

/// <summary>Represents the result of a move.</summary>
internal sealed record TaskMoveResult(TaskMove Move, TickTickException? Failure);
