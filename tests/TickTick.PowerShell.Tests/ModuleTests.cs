using System;
using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace TickTick.PowerShell.Tests;

/// <summary>What PowerShell's own tools say of the module and of the repository's scripts.</summary>
public sealed class ModuleTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task The_manifest_is_valid()
    {
        PowerShellProgram powerShell = await PowerShellProgram.FindAsync();
        if (powerShell.Path is null) Assert.Skip(powerShell.Reason);

        ProgramResult run = await powerShell.RunFileAsync(Limit, Path.Combine(Repository.Tests, "Test-Manifest.ps1"), Repository.Manifest);

        Assert.True(run.ExitCode == 0, run.Output);
    }

    [Fact]
    public async Task The_analyzer_has_nothing_to_say()
    {
        PowerShellProgram powerShell = await PowerShellProgram.FindAsync();
        if (powerShell.Lacks("PSScriptAnalyzer", new Version(1, 20)) is { } reason) Assert.Skip(reason);

        ProgramResult run = await powerShell.RunFileAsync(Limit, [Path.Combine(Repository.Tests, "Test-Script.ps1"), .. Repository.Scripts]);

        Assert.True(run.ExitCode == 0, run.Output);
    }
}
