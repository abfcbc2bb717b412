namespace TickTick.PowerShell.Tests;

/// <summary>How a program ended.</summary>
/// <param name="ExitCode">Its exit code; -1 where it had to be ended.</param>
/// <param name="Output">All it wrote, trimmed.</param>
internal sealed record ProgramResult(int ExitCode, string Output);
