namespace TickTick.Pwsh;

/// <summary>Represents the exit code and the output of a program.</summary>
internal sealed record ProgramResult(int ExitCode, string Output);
