using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using TickTick.Pwsh;
using Xunit;

namespace TickTick.PowerShell.Tests;

/// <summary>Provides the PowerShell that the tests start. It is searched for once per run.</summary>
internal static class PowerShellProgram
{
    private static readonly Lazy<Task<LocatedPowerShell>> Located = new(() => new PowerShellLocator().LocateAsync(Report, CancellationToken.None));

    /// <summary>Finds PowerShell.</summary>
    /// <exception cref="PowerShellNotFoundException">PowerShell is not available and could not be
    /// restored.</exception>
    public static Task<LocatedPowerShell> LocateAsync() => Located.Value;

    /// <summary>Runs a script file. Its child processes find the program in <c>TICKTICK_POWERSHELL</c>.</summary>
    public static async Task<ProgramResult> RunFileAsync(TimeSpan limit, CancellationToken cancellationToken, params IEnumerable<string> arguments)
    {
        LocatedPowerShell powerShell = await LocateAsync();
        ProcessStartInfo start = powerShell.Start(["-File", .. arguments]);
        start.WorkingDirectory = Repository.Root;
        start.Environment["NO_COLOR"] = "1";
        start.Environment[PowerShellLocator.Variable] = powerShell.Path;
        return await ProgramRun.RunAsync(start, limit, cancellationToken);
    }

    // 'dotnet test' shows only diagnostic messages while tests run.
    private static void Report(string line) => TestContext.Current.SendDiagnosticMessage(line);
}
