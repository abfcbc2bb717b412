using System;
using System.Diagnostics;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;

namespace TickTick.Tests.Tokens;

/// <summary>Runs <c>tests/TickTick.Tests.Peer</c> until it is disposed of.</summary>
internal sealed class PeerProcess : IDisposable
{
    private readonly Process _process;

    private PeerProcess(Process process) => _process = process;

    /// <summary>Gets the path of the peer's assembly, which is built together with the tests.</summary>
    internal static string AssemblyPath { get; } = typeof(PeerProcess).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "PeerPath").Value!;

    internal static PeerProcess Start(params string[] arguments) =>
        new(Process.Start(Describe("dotnet", $"\"{AssemblyPath}\" {string.Join(" ", arguments)}"))!);

    /// <summary>Starts a process with an environment variable.</summary>
    internal static PeerProcess Start((string Name, string Value) variable, params string[] arguments)
    {
        ProcessStartInfo start = Describe("dotnet", $"\"{AssemblyPath}\" {string.Join(" ", arguments.Select(argument => $"\"{argument}\""))}");
        start.EnvironmentVariables[variable.Name] = variable.Value;
        return new PeerProcess(Process.Start(start)!);
    }

    /// <summary>Runs a program until it ends.</summary>
    internal static string? Run(string program, string arguments, out int exitCode)
    {
        exitCode = -1;
        Process? process;
        try
        {
            process = Process.Start(Describe(program, arguments));
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }

        using (process)
        {
            process!.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            exitCode = process.ExitCode;
            return output;
        }
    }

    internal Task<string?> ReadLineAsync() => _process.StandardOutput.ReadLineAsync()!;

    internal string ReadToEnd()
    {
        string output = _process.StandardOutput.ReadToEnd();
        _process.WaitForExit();
        return output;
    }

    /// <summary>Kills the process (SIGKILL on Unix).</summary>
    internal void Kill()
    {
        if (!_process.HasExited) _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        Kill();
        _process.Dispose();
    }

    private static ProcessStartInfo Describe(string program, string arguments) => new(program, arguments)
    {
        UseShellExecute = false,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };
}
