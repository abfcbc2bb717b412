namespace TickTick.Api.Tasks;

/// <summary>Represents the move of a task to another project.</summary>
internal sealed record TaskMove(string FromProjectId, string ToProjectId, string TaskId);
