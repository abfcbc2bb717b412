using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;

namespace TickTick.Demo;

/// <summary>A home directory of the demo's own, so that the user's stays as it is. Nothing of it remains.</summary>
internal sealed class DemoHome : IDisposable
{
    // What programs need to start at all; a runbook's environment has these, too.
    private static readonly string[] Essential =
    [
        "PATH", "PATHEXT", "SystemRoot", "SystemDrive", "windir", "ComSpec", "LANG", "LC_ALL", "NO_COLOR", "TERM",
        "no_proxy", "DOTNET_ROOT", "DOTNET_ROLL_FORWARD", "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "POWERSHELL_TELEMETRY_OPTOUT", "POWERSHELL_UPDATECHECK",
    ];

    // Places of the user's own that a program would look into besides its home.
    private static readonly string[] OtherHomes = ["XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "PSModulePath"];

    /// <summary>The folder.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("ticktick-demo-").FullName;

    /// <summary>Where the demo keeps its token.</summary>
    public string CacheFile => Path.Combine(Folder, ".token-oauth");

    /// <summary>
    /// Takes from this process, and so from those that it starts, what says that nobody is there, and the user's own
    /// TickTick settings.
    /// </summary>
    public static void LeaveUserSettings()
    {
        foreach (string name in Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(name => name.StartsWith("TICKTICK_", StringComparison.OrdinalIgnoreCase)).ToArray())
            Environment.SetEnvironmentVariable(name, null);
        foreach (string name in new[] { "CI", "TF_BUILD", "BROWSER" }) Environment.SetEnvironmentVariable(name, null);
        // The sandbox is on this machine, wherever the user's proxy is.
        string? exceptions = Environment.GetEnvironmentVariable("no_proxy") ?? Environment.GetEnvironmentVariable("NO_PROXY");
        Environment.SetEnvironmentVariable("no_proxy", string.IsNullOrEmpty(exceptions) ? "127.0.0.1" : exceptions + ",127.0.0.1");
    }

    /// <summary>Gives a program this home instead of the user's.</summary>
    public void Isolate(ProcessStartInfo start)
    {
        IDictionary<string, string?> environment = start.Environment;
        foreach (string name in OtherHomes) environment.Remove(name);
        foreach (string name in new[] { "HOME", "USERPROFILE", "TMPDIR", "TEMP", "TMP" }) environment[name] = Folder;
        environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        environment["POWERSHELL_UPDATECHECK"] = "Off";
    }

    /// <summary>Takes everything from a program's environment but what it needs to start.</summary>
    public void Bare(ProcessStartInfo start)
    {
        Isolate(start);
        foreach (string name in start.Environment.Keys.Except([.. Essential, "TMPDIR", "TEMP", "TMP"], StringComparer.OrdinalIgnoreCase).ToArray())
            start.Environment.Remove(name);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                Directory.Delete(Folder, recursive: true);
                return;
            }
            catch (DirectoryNotFoundException)
            {
                return;
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException && attempt < 20)
            {
                // A program that has just ended may still be writing there.
                Thread.Sleep(50);
            }
        }
    }
}
