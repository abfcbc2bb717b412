using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;

namespace TickTick.Demo;

/// <summary>A PowerShell that can run the module.</summary>
internal sealed partial record FoundPowerShell(string Program, Version Version)
{
    private static readonly Version Oldest = new(7, 4);
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan RestoreLimit = TimeSpan.FromSeconds(90);

    private static string FileName => OperatingSystem.IsWindows() ? "pwsh.exe" : "pwsh";

    /// <summary>Looks for a PowerShell on PATH, and restores the <c>PowerShell</c> .NET tool if there is none.</summary>
    public static async Task<(FoundPowerShell? Found, string WhyNot)> FindAsync(DemoHome home, Screen screen, CancellationToken cancellationToken)
    {
        FoundPowerShell? old = null;
        foreach (string program in OnPath())
        {
            if (await AskAsync(program, home, cancellationToken) is not { } found) continue;
            if (found.Version >= Oldest) return (found, "");
            old = found;
        }

        string onPath = old is null ? "no PowerShell is on PATH" : $"the PowerShell on PATH is {old.Version}, older than {Oldest}";
        string folder = Path.Combine(Repository.Artifacts, "powershell");
        string tool = Path.Combine(folder, FileName);
        if (!File.Exists(tool))
        {
            screen.Say($"({char.ToUpperInvariant(onPath[0])}{onPath[1..]}; looking whether the PowerShell .NET tool can be restored …)");
            await RestoreAsync(folder, cancellationToken);
        }

        return File.Exists(tool) && await AskAsync(tool, home, cancellationToken) is { } restored && restored.Version >= Oldest
            ? (restored, "")
            : (null, $"{onPath}, and the PowerShell .NET tool could not be restored");
    }

    private static IEnumerable<string> OnPath() => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Where(Path.IsPathFullyQualified)
        .Select(folder => Path.Combine(folder, FileName))
        .Where(File.Exists);

    private static async Task<FoundPowerShell?> AskAsync(string program, DemoHome home, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, ["-NoLogo", "-NoProfile", "--version"]);
        home.Isolate(start);
        string? answer = await RunAsync(start, AnswerLimit, cancellationToken);
        Match version = VersionNumber().Match(answer ?? "");
        return version.Success ? new FoundPowerShell(program, new Version(version.Value)) : null;
    }

    private static async Task RestoreAsync(string folder, CancellationToken cancellationToken)
    {
        // Made elsewhere and moved: another demo may be at it, and half a tool is none.
        string making = $"{folder}.{Environment.ProcessId}";
        try
        {
            ProcessStartInfo install = Repository.DotNet("tool", "install", "PowerShell", "--tool-path", making);
            if (await RunAsync(install, RestoreLimit, cancellationToken) is not null) Directory.Move(making, folder);
        }
        catch (IOException)
        {
            // Another demo was faster, or the folder cannot be written: what is there is looked at next.
        }
        finally
        {
            if (Directory.Exists(making)) Directory.Delete(making, recursive: true);
        }
    }

    /// <summary>Runs a program that has little to say.</summary>
    private static async Task<string?> RunAsync(ProcessStartInfo start, TimeSpan timeout, CancellationToken cancellationToken)
    {
        start.UseShellExecute = false;
        start.CreateNoWindow = true;
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout);
        Process? process = null;
        try
        {
            process = Process.Start(start)!;
            process.StandardInput.Close();
            Task<string> errors = process.StandardError.ReadToEndAsync(limit.Token);
            string output = await process.StandardOutput.ReadToEndAsync(limit.Token);
            await errors;
            await process.WaitForExitAsync(limit.Token);
            return process.ExitCode == 0 ? output : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
        catch (OperationCanceledException)
        {
            process?.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            return null;
        }
        finally
        {
            process?.Dispose();
        }
    }

    [GeneratedRegex(@"\d+\.\d+(\.\d+)?")]
    private static partial Regex VersionNumber();
}
