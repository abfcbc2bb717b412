using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;

namespace TickTick.PowerShell.Tests;

/// <summary>Where the repository keeps what the tests use.</summary>
internal static class Repository
{
    private static readonly string[] ScriptEndings = [".ps1", ".psm1", ".psd1"];
    // In ascending order of the time that they take.
    private static readonly string[] LongFiles = ["TickTickTask", "Vault", "Session", "Secret", "Connect-TickTick", "Package", "Help", "Help.Examples"];
    private static readonly string[] GeneratedFolders = ["bin", "obj", "artifacts", ".git"];

    /// <summary>The top folder.</summary>
    public static string Root { get; } = Metadata("RepositoryRoot");

    /// <summary>The program that loads the module as Windows PowerShell does.</summary>
    public static string DesktopHost { get; } = Metadata("DesktopHost");

    /// <summary>The manifest of the pinned Pester.</summary>
    public static string Pester { get; } = Metadata("Pester");

    /// <summary>Whether this is the full run.</summary>
    public static bool IsFull { get; } = Metadata("Full") == "true";

    /// <summary>The folder of this project.</summary>
    public static string Tests { get; } = Path.Combine(Root, "tests", "TickTick.PowerShell.Tests");

    /// <summary>The manifest of the module as users import it.</summary>
    public static string Manifest { get; } = Path.Combine(Root, "artifacts", "TickTick.PowerShell", "TickTick.PowerShell.psd1");

    /// <summary>The Pester files, those that take longest first, so that the last ones to end are short.</summary>
    public static IEnumerable<string> PesterFiles => Directory.EnumerateFiles(Tests, "*.Tests.ps1")
        .OrderByDescending(path => Array.IndexOf(LongFiles, Path.GetFileName(path).Replace(".Tests.ps1", "", StringComparison.Ordinal)))
        .ThenBy(path => path);

    /// <summary>Every script, script module and manifest that people wrote.</summary>
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
