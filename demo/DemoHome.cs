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
    // Places of the user's own that a program would look into besides its home.
    private static readonly string[] OtherHomes = ["XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "PSModulePath"];

    /// <summary>The folder.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("ticktick-demo-").FullName;

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
