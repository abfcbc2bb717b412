using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;

namespace TickTick.Demo;

/// <summary>Where things are that the build has made, and how they are started.</summary>
internal static class Repository
{
    /// <summary>The repository's folder.</summary>
    public static string Root { get; } = Metadata("RepositoryRoot");

    /// <summary>Where what is built goes.</summary>
    public static string Artifacts { get; } = Path.Combine(Root, "artifacts");

    /// <summary>The sandbox.</summary>
    public static string SandboxProgram { get; } =
        Path.Combine(Root, "src", "TickTick.Sandbox", "bin", Metadata("Configuration"), "net10.0", "TickTick.Sandbox.dll");

    /// <summary>The walk in PowerShell.</summary>
    public static string WalkScript { get; } = Path.Combine(Root, "demo", "PowerShell", "Walk.ps1");

    /// <summary>What both walks tell.</summary>
    public static string Story { get; } = Path.Combine(Root, "demo", "Story.json");

    /// <summary>This program.</summary>
    public static string DemoProgram => typeof(Repository).Assembly.Location;

    /// <summary>The .NET that runs this program.</summary>
    public static string DotNetProgram { get; } = Environment.ProcessPath!;

    /// <summary>Prepares the start of a program on the .NET that runs this one.</summary>
    public static ProcessStartInfo DotNet(params string[] arguments) =>
        new(DotNetProgram, arguments) { UseShellExecute = false, CreateNoWindow = true };

    private static string Metadata(string key) => typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key).Value!;
}
