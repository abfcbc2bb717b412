using Xunit;

namespace TickTick.PowerShell.Tests;

/// <summary>What takes long or needs further programs belongs to the full run, <c>dotnet test -p:Full=true</c>.</summary>
internal static class FullRun
{
    /// <summary>Whether this is one.</summary>
    public static bool IsWanted { get; } = Repository.IsFull;

    /// <summary>Skips the test unless this is one.</summary>
    public static void Require()
    {
        if (!IsWanted) Assert.Skip("Part of the full run: dotnet test -p:Full=true");
    }
}
