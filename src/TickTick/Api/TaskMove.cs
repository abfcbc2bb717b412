namespace TickTick.Api;

/// <summary>A task on its way to another project.</summary>
internal sealed record TaskMove(string FromProjectId, string ToProjectId, string TaskId);
