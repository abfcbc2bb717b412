namespace TickTick.PowerShell.Tests.Pester;

/// <summary>Represents the result of one Pester test, as <c>Invoke-PesterFolder.ps1</c> writes it.</summary>
internal sealed record PesterResult(string File, string Name, string Result, string? Message, decimal Seconds);
