using System;
using System.Collections.Generic;
using System.Diagnostics;

namespace TickTick.Pwsh;

/// <summary>A PowerShell that can run the module.</summary>
internal sealed record LocatedPowerShell(string Path, Version Version, string Origin)
{
    /// <summary>Prepares a start of this PowerShell, without a profile and without a prompt.</summary>
    public ProcessStartInfo Start(params IEnumerable<string> arguments) => Start(Path, ["-NoLogo", "-NoProfile", "-NonInteractive", .. arguments]);

    /// <summary>Prepares a start of any PowerShell.</summary>
    internal static ProcessStartInfo Start(string path, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(path, arguments)
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
        };
        // A PowerShell that is a .NET tool finds a .NET outside the default folder only here.
        start.Environment["DOTNET_ROOT"] = DotNet.Root;
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        start.Environment["POWERSHELL_UPDATECHECK"] = "Off";
        return start;
    }
}
