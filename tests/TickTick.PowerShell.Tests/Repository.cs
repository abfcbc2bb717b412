using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;

namespace TickTick.PowerShell.Tests;

/// <summary>Provides the paths that the tests use.</summary>
internal static class Repository
{
    private static readonly string[] ScriptEndings = [".ps1", ".psm1", ".psd1"];
    private static readonly string[] GeneratedFolders = ["bin", "obj", "artifacts", ".git"];

    public static string Root { get; } = Metadata("RepositoryRoot");

    /// <summary>Gets the path of the program that loads the module as Windows PowerShell does.</summary>
    public static string DesktopHost { get; } = Metadata("DesktopHost");

    /// <summary>Gets the path of the manifest of the pinned Pester.</summary>
    public static string Pester { get; } = Metadata("Pester");

    /// <summary>Gets whether this is the full run.</summary>
    public static bool IsFull { get; } = Metadata("Full") == "true";

    public static string Tests { get; } = Path.Combine(Root, "tests", "TickTick.PowerShell.Tests");

    /// <summary>Gets the path of the manifest that users import.</summary>
    public static string Manifest { get; } = Path.Combine(Root, "artifacts", "TickTick.PowerShell", "TickTick.PowerShell.psd1");

    /// <summary>Gets the folders that contain Pester files.</summary>
    public static IEnumerable<string> PesterFolders => Directory.EnumerateDirectories(Tests)
        .Where(path => Directory.EnumerateFiles(path, "*.Tests.ps1").Any())
        .Order();

    /// <summary>Gets all scripts, script modules and manifests that are in source control.</summary>
    public static IEnumerable<string> Scripts => ScriptsIn(new DirectoryInfo(Root));

    private static string Metadata(string key) => typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key).Value!;

    private static IEnumerable<string> ScriptsIn(DirectoryInfo folder) => folder.EnumerateFiles()
        .Where(file => ScriptEndings.Contains(file.Extension))
        .Select(file => file.FullName)
        .Concat(folder.EnumerateDirectories().Where(child => !GeneratedFolders.Contains(child.Name)).SelectMany(ScriptsIn))
        .Order();
}
