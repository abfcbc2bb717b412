namespace TickTick.PowerShell.Completion;

/// <summary>What may stand at the cursor.</summary>
/// <param name="Text">The value, unquoted.</param>
/// <param name="ToolTip">What it is, in a few words.</param>
internal sealed record Candidate(string Text, string ToolTip);
