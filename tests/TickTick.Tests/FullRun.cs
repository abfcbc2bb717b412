#if NET10_0_OR_GREATER
using System.Linq;
using System.Reflection;
#endif

namespace TickTick.Tests;

/// <summary>Determines whether long tests run in their full length: <c>dotnet test -p:Full=true</c>.</summary>
internal static class FullRun
{
    /// <summary>Gets whether they do. On the other runtimes, the short form is enough.</summary>
#if NET10_0_OR_GREATER
    public static bool IsWanted { get; } = typeof(FullRun).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Any(attribute => attribute.Key == "Full" && attribute.Value == "true");
#else
    public static bool IsWanted => false;
#endif
}
