using System.IO;
using System.Linq;
using System.Reflection;

namespace TickTick.Demo;

/// <summary>Provides the paths of the build output.</summary>
internal static class Repository
{
    public static string Root { get; } = Metadata("RepositoryRoot");

    public static string SandboxProgram { get; } =
        Path.Combine(Root, "src", "TickTick.Sandbox", "bin", Metadata("Configuration"), "net10.0", "TickTick.Sandbox.dll");

    /// <summary>Gets the path of the script that PowerShell runs.</summary>
    public static string WalkScript { get; } = Path.Combine(Root, "demo", "PowerShell", "Walk.ps1");

    /// <summary>Gets the path of this program.</summary>
    public static string DemoProgram => typeof(Repository).Assembly.Location;

    private static string Metadata(string key) => typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key).Value!;
}
