using System;
using System.IO;
using System.Threading.Tasks;
using TickTick.Pwsh;
using Xunit;

namespace TickTick.PowerShell.Tests;

/// <summary>Tests which PowerShell is chosen, with shell scripts that answer as PowerShell does.</summary>
public sealed class LocatorTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("locator-").FullName;

    [Fact]
    public async Task The_named_program_is_used_before_the_one_on_PATH()
    {
        string named = Program("named", "PowerShell 7.4.1");
        string onPath = Program("path", "PowerShell 7.6.9");

        LocatedPowerShell located = await LocateAsync(named, onPath);

        Assert.Equal((named, new Version(7, 4, 1)), (located.Path, located.Version));
    }

    [Theory]
    [InlineData("PowerShell 7.3.12")]
    [InlineData("bash 5.2")]
    [InlineData("")]
    public async Task A_named_program_that_cannot_run_the_module_is_an_error(string answer)
    {
        string named = Program("named", answer);

        var failure = await Assert.ThrowsAsync<PowerShellNotFoundException>(() => LocateAsync(named, Program("path", "PowerShell 7.6.9")));

        Assert.Contains(PowerShellLocator.Variable, failure.Message, StringComparison.Ordinal);
        Assert.Contains(named, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_one_on_PATH_that_is_new_enough_is_used()
    {
        string old = Program("old", "PowerShell 7.2.24");
        string broken = Program("broken", "PowerShell 7.6.9", exitCode: 1);
        string preview = Program("preview", "PowerShell 7.7.0-preview.2");
        string newest = Program("newest", "PowerShell 7.6.9");

        LocatedPowerShell located = await LocateAsync(null, old, broken, preview, newest);

        Assert.Equal(preview, located.Path);
    }

    [Fact]
    public async Task A_relative_folder_on_PATH_is_not_searched()
    {
        string pinned = Program(Path.Combine("tool", PowerShellTool.Version), $"PowerShell {PowerShellTool.Version}");
        string relative = Path.GetRelativePath(Environment.CurrentDirectory, Program("path", "PowerShell 7.6.9"));

        Assert.Equal(pinned, (await LocateAsync(null, relative)).Path);
    }

    [Fact]
    public async Task The_pinned_tool_is_used_if_PATH_has_none_and_is_not_restored_again()
    {
        string pinned = Program(Path.Combine("tool", PowerShellTool.Version), $"PowerShell {PowerShellTool.Version}");

        LocatedPowerShell located = await LocateAsync(null, Program("old", "PowerShell 7.2.24"));

        Assert.Equal(pinned, located.Path);
    }

    [Fact]
    public async Task A_restore_that_fails_names_what_was_found_and_what_to_install()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "tool"), "in the way", TestContext.Current.CancellationToken);

        var failure = await Assert.ThrowsAsync<PowerShellNotFoundException>(() => LocateAsync(null, Program("old", "PowerShell 7.2.24")));

        Assert.Contains("the pwsh on PATH is 7.2.24", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Install PowerShell so that pwsh is on PATH", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_is_a_NET_tool_gets_the_folder_of_this_NET()
    {
        string program = Program("named", "PowerShell 7.6.9", then: """echo "$DOTNET_ROOT" >"$0.root" """);

        await LocateAsync(program);

        string root = (await File.ReadAllTextAsync(program + ".root", TestContext.Current.CancellationToken)).Trim();
        Assert.True(Directory.Exists(Path.Combine(root, "shared", "Microsoft.NETCore.App")), root);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Task<LocatedPowerShell> LocateAsync(string? named, params string[] onPath)
    {
        string searchPath = string.Join(Path.PathSeparator, Array.ConvertAll(onPath, program => Path.GetDirectoryName(program)));
        return new PowerShellLocator(named, searchPath, new PowerShellTool(Path.Combine(_folder, "tool")))
            .LocateAsync(line => Assert.Fail($"It restored: {line}"), TestContext.Current.CancellationToken);
    }

    private string Program(string folder, string answer, int exitCode = 0, string then = "")
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The programs of this test are shell scripts.");
        string path = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, folder)).FullName, PowerShellLocator.FileName);
        File.WriteAllText(path, $"#!/bin/sh\necho '{answer}'\n{then}\nexit {exitCode}\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }
}
