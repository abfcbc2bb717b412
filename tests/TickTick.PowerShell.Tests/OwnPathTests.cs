using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace TickTick.PowerShell.Tests;

/// <summary>
/// Tests that no code reads the path of its own process, because that of PowerShell as a .NET tool is <c>dotnet</c>.
/// The locator supplies the path instead.
/// </summary>
public sealed partial class OwnPathTests
{
    private static readonly string[] Folders = ["demo", "tests", "bench"];
    private static readonly string[] Endings = [".cs", ".ps1", ".psm1", ".psd1"];

    [Fact]
    public void No_code_asks_a_process_for_its_own_path()
    {
        IEnumerable<string> found = Folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*", SearchOption.AllDirectories))
            .Where(file => Endings.Contains(Path.GetExtension(file)) && !Path.GetRelativePath(Repository.Root, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            .SelectMany(file => File.ReadLines(file).Select((line, index) => (Line: line, Place: $"{Path.GetRelativePath(Repository.Root, file)}:{index + 1}")))
            .Where(place => Question().IsMatch(place.Line))
            .Select(place => $"{place.Place}: {place.Line.Trim()}");

        Assert.Empty(found);
    }

    // Written in a way that does not match itself.
    [GeneratedRegex(@"\bProcess(?:P)ath\b|\bMain(?:M)odule\b|\b(?:Get-(?:P)rocess|gps)\b[^|;]*\bPID\b|\bGetCurrent(?:P)rocess\(\)\.(?:Path|FileName|StartInfo)|/proc/(?:s)elf/exe", RegexOptions.IgnoreCase)]
    private static partial Regex Question();
}
