using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;

namespace TickTick.Demo;

/// <summary>
/// Provides a temporary home directory, so that the user's is not changed. It is deleted at the end.
/// </summary>
internal sealed class DemoHome : IDisposable
{
    // Folders of the user that programs read besides the home directory.
    private static readonly string[] OtherHomes = ["XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "PSModulePath"];

    public string Folder { get; } = Directory.CreateTempSubdirectory("ticktick-demo-").FullName;

    /// <summary>
    /// Removes environment variables from this process, and so from its child processes, that indicate an unattended
    /// session, and the user's own TickTick settings.
    /// </summary>
    public static void LeaveUserSettings()
    {
        foreach (string name in Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(name => name.StartsWith("TICKTICK_", StringComparison.OrdinalIgnoreCase)).ToArray())
            Environment.SetEnvironmentVariable(name, null);
        foreach (string name in new[] { "CI", "TF_BUILD", "BROWSER" }) Environment.SetEnvironmentVariable(name, null);
        // The sandbox is on this machine, so it must not be reached through the user's proxy.
        string? exceptions = Environment.GetEnvironmentVariable("no_proxy") ?? Environment.GetEnvironmentVariable("NO_PROXY");
        Environment.SetEnvironmentVariable("no_proxy", string.IsNullOrEmpty(exceptions) ? "127.0.0.1" : exceptions + ",127.0.0.1");
    }

    /// <summary>Sets this home directory for a program.</summary>
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
                // A program that has just ended may still write to the folder.
                Thread.Sleep(50);
            }
        }
    }
}
