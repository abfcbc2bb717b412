using System;
using System.Diagnostics;
using System.Threading;
using TickTick.Pwsh;

// Prints the path of PowerShell, for scripts. With arguments, starts PowerShell with them instead.
try
{
    LocatedPowerShell powerShell = await new PowerShellLocator().LocateAsync(Console.Error.WriteLine, CancellationToken.None);
    if (args.Length == 0)
    {
        Console.WriteLine(powerShell.Path);
        return 0;
    }

    ProcessStartInfo start = powerShell.Start(args);
    start.RedirectStandardInput = false;
    using Process process = Process.Start(start)!;
    await process.WaitForExitAsync();
    return process.ExitCode;
}
catch (PowerShellNotFoundException failure)
{
    await Console.Error.WriteLineAsync(failure.Message);
    return 1;
}
