using System.Linq;
using System.Reflection;

namespace TickTick.Tests;

/// <summary>The run of all tests in their full length: <c>dotnet test -p:Full=true</c>.</summary>
internal static class FullRun
{
    /// <summary>Whether this is one.</summary>
    public static bool IsWanted { get; } = typeof(FullRun).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Any(attribute => attribute.Key == "Full" && attribute.Value == "true");
}
