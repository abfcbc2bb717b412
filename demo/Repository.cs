using System.IO;
using System.Linq;
using System.Reflection;

namespace TickTick.Demo;

/// <summary>Where things are that the build has made, and how they are started.</summary>
internal static class Repository
{
    /// <summary>The repository's folder.</summary>
    public static string Root { get; } = Metadata("RepositoryRoot");

    /// <summary>The sandbox.</summary>
    public static string SandboxProgram { get; } =
        Path.Combine(Root, "src", "TickTick.Sandbox", "bin", Metadata("Configuration"), "net10.0", "TickTick.Sandbox.dll");

    /// <summary>The script that PowerShell runs.</summary>
    public static string WalkScript { get; } = Path.Combine(Root, "demo", "PowerShell", "Walk.ps1");

    /// <summary>This program.</summary>
    public static string DemoProgram => typeof(Repository).Assembly.Location;

    private static string Metadata(string key) => typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key).Value!;
}
