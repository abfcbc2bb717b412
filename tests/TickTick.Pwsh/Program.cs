using System;
using System.Threading;
using TickTick.Pwsh;

// Prints the path of PowerShell, for scripts.
try
{
    LocatedPowerShell powerShell = await new PowerShellLocator().LocateAsync(Console.Error.WriteLine, CancellationToken.None);
    Console.WriteLine(powerShell.Path);
    return 0;
}
catch (PowerShellNotFoundException failure)
{
    await Console.Error.WriteLineAsync(failure.Message);
    return 1;
}
