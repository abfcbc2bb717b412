using System;
using System.Collections.Generic;
using System.Diagnostics;

namespace TickTick.Pwsh;

/// <summary>Represents a PowerShell that can run the module.</summary>
internal sealed record LocatedPowerShell(string Path, Version Version, string Origin)
{
    /// <summary>Creates the start information of this PowerShell, without a profile and without prompts.</summary>
    public ProcessStartInfo Start(params IEnumerable<string> arguments) => Start(Path, ["-NoLogo", "-NoProfile", "-NonInteractive", .. arguments]);

    /// <summary>Creates the start information of any PowerShell.</summary>
    internal static ProcessStartInfo Start(string path, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(path, arguments)
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
        };
        // A PowerShell that is a .NET tool finds a .NET installation outside of the default folder only with this
        // variable.
        start.Environment["DOTNET_ROOT"] = DotNet.Root;
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        start.Environment["POWERSHELL_UPDATECHECK"] = "Off";
        return start;
    }
}
