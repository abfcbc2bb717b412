using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;

namespace TickTick.Pwsh;

/// <summary>
/// Finds PowerShell: the one that <c>TICKTICK_POWERSHELL</c> names, otherwise <c>pwsh</c> 7.4 or later on PATH,
/// otherwise the pinned .NET tool.
/// </summary>
internal sealed partial class PowerShellLocator(string? named, string? searchPath, PowerShellTool tool)
{
    /// <summary>The environment variable with the path of the program to use.</summary>
    public const string Variable = "TICKTICK_POWERSHELL";

    private static readonly Version Oldest = new(7, 4);
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromMinutes(1);

    /// <summary>Initializes a locator with the environment of this process.</summary>
    public PowerShellLocator()
        : this(Environment.GetEnvironmentVariable(Variable), Environment.GetEnvironmentVariable("PATH"), PowerShellTool.Pinned)
    {
    }

    /// <summary>Gets the file name of the program.</summary>
    public static string FileName => OperatingSystem.IsWindows() ? "pwsh.exe" : "pwsh";

    /// <summary>Finds PowerShell.</summary>
    /// <exception cref="PowerShellNotFoundException">PowerShell is not available and could not be
    /// restored.</exception>
    public async Task<LocatedPowerShell> LocateAsync(Action<string> say, CancellationToken cancellationToken)
    {
        if (!string.IsNullOrEmpty(named))
        {
            return await ProbeAsync(named, $"named by {Variable}", cancellationToken) is { } chosen && chosen.Version >= Oldest
                ? chosen
                : throw new PowerShellNotFoundException($"{Variable} names '{named}', which is not a PowerShell {Oldest} or later. Set it to the path of one, or remove it.");
        }

        Version? tooOld = null;
        foreach (string program in OnPath())
        {
            if (await ProbeAsync(program, "on PATH", cancellationToken) is not { } found) continue;
            if (found.Version >= Oldest) return found;
            tooOld ??= found.Version;
        }

        string? failure = await tool.RestoreAsync(say, cancellationToken);
        if (failure is null)
        {
            if (await ProbeAsync(tool.Path, "the pinned .NET tool", cancellationToken) is { } pinned) return pinned;
            failure = $"{tool.Path} does not start.";
        }

        string onPath = tooOld is null ? "no pwsh is on PATH" : $"the pwsh on PATH is {tooOld}";
        throw new PowerShellNotFoundException($"""
            PowerShell {Oldest} or later is needed: {onPath}, and the PowerShell {PowerShellTool.Version} .NET tool could not be restored.
            {failure}
            Install PowerShell so that pwsh is on PATH, or run this again where 'dotnet tool install PowerShell' can reach its package source.
            """);
    }

    private static async Task<LocatedPowerShell?> ProbeAsync(string program, string origin, CancellationToken cancellationToken)
    {
        ProgramResult answer = await ProgramRun.RunAsync(LocatedPowerShell.Start(program, ["-NoLogo", "-NoProfile", "--version"]), AnswerLimit, cancellationToken);
        Match version = VersionNumber().Match(answer.Output);
        return answer.ExitCode == 0 && version.Success ? new LocatedPowerShell(program, Version.Parse(version.Groups[1].Value), origin) : null;
    }

    private IEnumerable<string> OnPath() => (searchPath ?? "")
        .Split(Path.PathSeparator)
        .Where(Path.IsPathFullyQualified)
        .Select(folder => Path.Combine(folder, FileName))
        .Where(File.Exists);

    [GeneratedRegex(@"^PowerShell (\d+\.\d+(\.\d+)?)")]
    private static partial Regex VersionNumber();
}
