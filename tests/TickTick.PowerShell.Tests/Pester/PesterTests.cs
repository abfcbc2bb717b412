namespace TickTick.PowerShell.Tests.Pester;

/// <summary>Runs the Pester tests in a real PowerShell. Every Pester test is one test case.</summary>
public sealed class PesterTests
{
    [PesterFact]
    public void Pester_test_passes()
    {
        // PesterTestCase runs the files and reports their tests.
    }
}
