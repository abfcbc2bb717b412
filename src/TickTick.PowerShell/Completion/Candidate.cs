namespace TickTick.PowerShell.Completion;

/// <summary>What may stand at the cursor.</summary>
internal sealed record Candidate(string Text, string ToolTip);
