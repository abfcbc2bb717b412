namespace TickTick.PowerShell.Tests;

/// <summary>What a user does, on a real PowerShell: every Pester test is one case here.</summary>
public sealed class PesterTests
{
    [PesterFact]
    public void A_user_gets_what_the_Pester_test_says()
    {
        // PesterTestCase runs the files and reports their tests.
    }
}
