using System;
using System.IO;
using System.Runtime.InteropServices;

namespace TickTick.Pwsh;

/// <summary>The .NET installation that runs this code.</summary>
internal static class DotNet
{
    /// <summary>The folder of the installation, which <c>DOTNET_ROOT</c> names.</summary>
    // The runtime is in shared/Microsoft.NETCore.App/<version> below it.
    public static string Root { get; } = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    /// <summary>The path of its <c>dotnet</c> program.</summary>
    public static string Program { get; } = Path.Combine(Root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
}
