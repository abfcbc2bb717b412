namespace TickTick.PowerShell.Tests.Pester;

/// <summary>Represents the result of one Pester test, as <c>Invoke-PesterFile.ps1</c> writes it.</summary>
internal sealed record PesterResult(string Name, string Result, string? Message, decimal Seconds);
