namespace TickTick.PowerShell.Tests;

/// <summary>How one Pester test ended, as <c>Invoke-PesterFile.ps1</c> writes it.</summary>
public sealed record PesterResult(string Name, string Result, string? Message)
{
    /// <summary>How it ended; its name is the case's already.</summary>
    public override string ToString() => Result;
}
