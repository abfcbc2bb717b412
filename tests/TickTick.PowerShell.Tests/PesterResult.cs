namespace TickTick.PowerShell.Tests;

/// <summary>How one Pester test ended, as <c>Invoke-PesterFile.ps1</c> writes it.</summary>
internal sealed record PesterResult(string Name, string Result, string? Message, decimal Seconds);
