namespace TickTick.Api.Tasks;

/// <summary>Represents the move of a task to another project.</summary>
/// <param name="FromProjectId">The project in which the task is.</param>
/// <param name="ToProjectId">The project to which it is moved.</param>
/// <param name="TaskId">The ID of the task.</param>
/// <param name="MayHaveSubtasks">Whether its open subtasks are moved, too, if the service leaves them behind.</param>
internal sealed record TaskMove(string FromProjectId, string ToProjectId, string TaskId, bool MayHaveSubtasks = false);
