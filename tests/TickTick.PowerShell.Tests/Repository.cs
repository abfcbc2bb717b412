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
    // In ascending order of the time that they take.
    private static readonly string[] LongFiles = ["TickTickTask", "Vault", "Session", "Secret", "Connect-TickTick", "Package", "Help", "Help.Examples"];
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

    /// <summary>The Pester files, those that take longest first, so that the last ones to end are short.</summary>
    public static IEnumerable<string> PesterFiles => Directory.EnumerateFiles(Tests, "*.Tests.ps1", SearchOption.AllDirectories)
        .Where(path => !Path.GetRelativePath(Tests, path).Split(Path.DirectorySeparatorChar).Any(GeneratedFolders.Contains))
        .OrderByDescending(path => Array.IndexOf(LongFiles, Path.GetFileName(path).Replace(".Tests.ps1", "", StringComparison.Ordinal)))
        .ThenBy(path => path);

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
