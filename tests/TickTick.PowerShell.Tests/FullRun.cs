using Xunit;

namespace TickTick.PowerShell.Tests;

/// <summary>
/// Determines whether slow tests, and tests that need other programs, run: <c>dotnet test -p:Full=true</c>.
/// </summary>
internal static class FullRun
{
    public static bool IsWanted { get; } = Repository.IsFull;

    /// <summary>Skips the test unless this is a full run.</summary>
    public static void Require()
    {
        if (!IsWanted) Assert.Skip("Part of the full run: dotnet test -p:Full=true");
    }
}
