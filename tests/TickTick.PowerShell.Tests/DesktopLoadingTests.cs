using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using TickTick.Pwsh;
using Xunit;

namespace TickTick.PowerShell.Tests;

/// <summary>
/// Tests that the assemblies for Windows PowerShell 5.1 load as they do on .NET Framework, with Mono instead if .NET
/// Framework is not available.
/// </summary>
public sealed class DesktopLoadingTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private static string Module => Path.GetDirectoryName(Repository.Manifest)!;

    private static string Edition => Path.Combine(Module, "netstandard2.0");

    [Theory]
    [InlineData(null)]
    [InlineData("older")]
    [InlineData("twin")]
    public async Task The_engine_works_if_other_modules_loaded_their_dependencies_first(string? others)
    {
        IReadOnlyList<string> lines = await LoadAsync(others);

        Assert.Contains("token from-the-file", lines);
        Assert.Contains("call TickTickException", lines);
        Assert.Contains(lines, line => IsLoaded(line, "TickTick", Edition));
        Assert.Contains(lines, line => IsLoaded(line, "System.Text.Json", Edition));
    }

    [Fact]
    public async Task Other_modules_keep_their_version_of_a_dependency()
    {
        IReadOnlyList<string> lines = await LoadAsync("older");

        Assert.Equal(2, lines.Count(line => line.StartsWith("loaded System.Memory ", StringComparison.Ordinal)));
        Assert.Equal(2, lines.Count(line => line.StartsWith("loaded System.Text.Json ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_missing_library_is_one_clear_error_and_no_loop()
    {
        string folder = Directory.CreateTempSubdirectory("desktop-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "netstandard2.0"));
            foreach (string file in Directory.GetFiles(Edition).Append(Path.Combine(Module, "TickTick.PowerShell.dll")).Where(file => Path.GetFileName(file) != "TickTick.dll"))
                File.Copy(file, Path.Combine(folder, Path.GetRelativePath(Module, file)));

            ProgramResult run = await RunOnFrameworkAsync([Repository.DesktopHost, folder, Path.Combine(folder, "no-cache")]);

            Assert.NotEqual(0, run.ExitCode);
            Assert.Contains("Could not load file or assembly 'TickTick, ", run.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("StackOverflow", run.Output, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Stack overflow", run.Output, StringComparison.OrdinalIgnoreCase);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Every_shipped_assembly_is_referenced()
    {
        string[] files = [.. Directory.GetFiles(Edition).Select(file => Path.GetFileName(file)).Order()];
        var needed = new HashSet<string>(["TickTick.dll"]);
        var open = new Queue<string>(needed);
        while (open.TryDequeue(out string? file))
        {
            foreach (string reference in AssemblyFile.References(Path.Combine(Edition, file)).Select(name => name + ".dll").Where(files.Contains))
            {
                if (needed.Add(reference)) open.Enqueue(reference);
            }
        }

        Assert.Equal(needed.Order(), files);
        Assert.InRange(files.Sum(file => new FileInfo(Path.Combine(Edition, file)).Length), 1, 3 << 20);
    }

    // The builds of these libraries for .NET Standard only throw.
    [Theory]
    [InlineData("System.IO.FileSystem.AccessControl.dll")]
    [InlineData("System.Security.AccessControl.dll")]
    [InlineData("System.Security.Principal.Windows.dll")]
    public void Access_lists_are_those_of_the_framework(string file)
    {
        IReadOnlyList<string> references = AssemblyFile.References(Path.Combine(Edition, file));

        Assert.Contains("mscorlib", references);
        Assert.DoesNotContain("netstandard", references);
    }

    private static async Task<IReadOnlyList<string>> LoadAsync(string? others)
    {
        string cache = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(cache, """{"access_token": "from-the-file", "expire_time": 4102444800}""", TestContext.Current.CancellationToken);
            List<string> arguments = [Repository.DesktopHost, Module, cache];
            if (others is not null) arguments.Add(Path.Combine(Path.GetDirectoryName(Repository.DesktopHost)!, others));
            ProgramResult run = await RunOnFrameworkAsync(arguments);
            Assert.True(run.ExitCode == 0, run.Output);
            return run.Output.Split(Environment.NewLine);
        }
        finally
        {
            File.Delete(cache);
        }
    }

    private static async Task<ProgramResult> RunOnFrameworkAsync(List<string> arguments)
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        if (OperatingSystem.IsWindows()) return await ProgramRun.RunAsync(new(arguments[0], arguments.Skip(1)), Limit, cancellationToken);

        FullRun.Require();
        ProgramResult probe = await ProgramRun.RunAsync(new("mono", [arguments[0], "--probe"]), Limit, cancellationToken);
        if (probe.ExitCode != 0) Assert.Skip($"There is no .NET Framework here, and no Mono that can stand in for it. Install it (Debian: apt-get install mono-devel). {probe.Output}");
        return await ProgramRun.RunAsync(new("mono", arguments), Limit, cancellationToken);
    }

    private static bool IsLoaded(string line, string name, string folder) =>
        line.StartsWith($"loaded {name} ", StringComparison.Ordinal) && line.EndsWith(Path.Combine(folder, name + ".dll"), StringComparison.Ordinal);
}
