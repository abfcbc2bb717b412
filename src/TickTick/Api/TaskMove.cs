namespace TickTick.Api;

/// <summary>A task on its way to another project.</summary>
/// <param name="FromProjectId">Where it is.</param>
/// <param name="ToProjectId">Where it goes.</param>
/// <param name="TaskId">The task.</param>
internal sealed record TaskMove(string FromProjectId, string ToProjectId, string TaskId);
