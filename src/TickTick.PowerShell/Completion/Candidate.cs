namespace TickTick.PowerShell.Completion;

/// <summary>Represents a completion value.</summary>
internal sealed record Candidate(string Text, string ToolTip);
