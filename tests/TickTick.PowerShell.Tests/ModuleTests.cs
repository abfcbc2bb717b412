using System;
using System.IO;
using System.Threading.Tasks;
using TickTick.Pwsh;
using Xunit;

namespace TickTick.PowerShell.Tests;

/// <summary>What PowerShell's own tools say of the module and of the repository's scripts.</summary>
public sealed class ModuleTests
{
    // Test-Script.ps1 ends so if there is no PSScriptAnalyzer.
    private const int NoAnalyzer = 3;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task The_manifest_is_valid()
    {
        ProgramResult run = await PowerShellProgram.RunFileAsync(Limit, TestContext.Current.CancellationToken, Path.Combine(Repository.Tests, "Test-Manifest.ps1"), Repository.Manifest);

        Assert.True(run.ExitCode == 0, run.Output);
    }

    [Fact]
    public async Task The_analyzer_has_nothing_to_say()
    {
        FullRun.Require();
        ProgramResult run = await PowerShellProgram.RunFileAsync(Limit, TestContext.Current.CancellationToken, [Path.Combine(Repository.Tests, "Test-Script.ps1"), .. Repository.Scripts]);
        if (run.ExitCode == NoAnalyzer) Assert.Skip(run.Output);

        Assert.True(run.ExitCode == 0, run.Output);
    }
}
