namespace TickTick.PowerShell.Tests;

/// <summary>How one Pester test ended, as <c>Invoke-PesterFile.ps1</c> writes it.</summary>
/// <param name="Name">Its blocks and its name.</param>
/// <param name="Result"><c>Passed</c>, <c>Failed</c>, <c>Skipped</c> or <c>Inconclusive</c>.</param>
/// <param name="Message">What went wrong, or why it was skipped.</param>
public sealed record PesterResult(string Name, string Result, string? Message)
{
    /// <summary>How it ended; its name is the case's already.</summary>
    public override string ToString() => Result;
}
