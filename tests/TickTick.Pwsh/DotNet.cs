using System;
using System.IO;
using System.Runtime.InteropServices;

namespace TickTick.Pwsh;

/// <summary>Provides the .NET installation that runs this code.</summary>
internal static class DotNet
{
    /// <summary>Gets the folder of the installation, for <c>DOTNET_ROOT</c>.</summary>
    // The runtime is in shared/Microsoft.NETCore.App/<version> below it.
    public static string Root { get; } = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    /// <summary>Gets the path of the <c>dotnet</c> program.</summary>
    public static string Program { get; } = Path.Combine(Root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
}
