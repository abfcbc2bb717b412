using System;
using System.IO;
using System.Threading.Tasks;
using TickTick.Pwsh;
using Xunit;

namespace TickTick.PowerShell.Tests;

/// <summary>Tests the module and the scripts of the repository with PowerShell's own tools.</summary>
public sealed class ModuleTests
{
    // The exit code of Test-Script.ps1 if PSScriptAnalyzer is not available.
    private const int NoAnalyzer = 3;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task The_manifest_is_valid_and_the_module_reads_a_token()
    {
        ProgramResult run = await PowerShellProgram.RunFileAsync(Limit, TestContext.Current.CancellationToken, Path.Combine(Repository.Tests, "Test-Module.ps1"), Repository.Manifest);

        Assert.True(run.ExitCode == 0, run.Output);
    }

    [Fact]
    public async Task The_analyzer_reports_nothing()
    {
        FullRun.Require();
        ProgramResult run = await PowerShellProgram.RunFileAsync(Limit, TestContext.Current.CancellationToken, [Path.Combine(Repository.Tests, "Test-Script.ps1"), .. Repository.Scripts]);
        if (run.ExitCode == NoAnalyzer) Assert.Skip(run.Output);

        Assert.True(run.ExitCode == 0, run.Output);
    }

    [Fact]
    public void A_plain_build_downloads_no_compiler()
    {
        string[] restores = Directory.GetFiles(Path.Combine(Repository.Root, "src"), "project.assets.json", SearchOption.AllDirectories);

        Assert.NotEmpty(restores);
        Assert.All(restores, static restore => Assert.DoesNotContain("crossgen", File.ReadAllText(restore), StringComparison.OrdinalIgnoreCase));
    }
}
