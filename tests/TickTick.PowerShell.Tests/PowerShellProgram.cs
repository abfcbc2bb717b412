using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace TickTick.PowerShell.Tests;

/// <summary>The <c>pwsh</c> on PATH, and which modules it has. Looked for once in a run.</summary>
internal sealed record PowerShellProgram
{
    private const string Name = "pwsh";
    private static readonly Version OldestVersion = new(7, 4);
    private static readonly TimeSpan ProbeLimit = TimeSpan.FromMinutes(2);
    private static readonly Lazy<Task<PowerShellProgram>> Found = new(ProbeAsync);

    private PowerShellProgram()
    {
    }

    /// <summary>Its full path; null where there is none that the module supports.</summary>
    public string? Path { get; private init; }

    /// <summary>Why there is none.</summary>
    public string Reason { get; private init; } = "";

    private Dictionary<string, Version> Modules { get; init; } = [];

    /// <summary>Looks for it.</summary>
    public static Task<PowerShellProgram> FindAsync() => Found.Value;

    /// <summary>Tells why it cannot do something that takes a module.</summary>
    public string? Lacks(string module, Version oldest)
    {
        if (Path is null) return Reason;
        if (!Modules.TryGetValue(module, out Version? version)) return $"This PowerShell has no {module}. Install-PSResource {module} brings it.";
        return version >= oldest ? null : $"This PowerShell has {module} {version}; it takes {oldest} or later.";
    }

    /// <summary>Runs a script file.</summary>
    public Task<ProgramResult> RunFileAsync(TimeSpan limit, params IEnumerable<string> arguments) =>
        RunAsync(Path!, limit, ["-NoLogo", "-NoProfile", "-NonInteractive", "-File", .. arguments]);

    private static async Task<PowerShellProgram> ProbeAsync()
    {
        if (FindOnPath(Name) is not { } path) return new() { Reason = "There is no PowerShell (pwsh) on PATH. The module's own tests need PowerShell 7.4 or later with Pester 5 or later." };

        const string question = "$modules = @{}; Get-Module Pester, PSScriptAnalyzer -ListAvailable | Sort-Object Version | ForEach-Object { $modules[$_.Name] = $_.Version.ToString() }; "
            + "@{ Version = \"$($PSVersionTable.PSVersion.Major).$($PSVersionTable.PSVersion.Minor)\"; Modules = $modules } | ConvertTo-Json -Compress";
        ProgramResult answer = await RunAsync(path, ProbeLimit, ["-NoLogo", "-NoProfile", "-NonInteractive", "-Command", question]);
        if (answer.ExitCode != 0) return new() { Reason = $"The PowerShell on PATH ({path}) does not start: {answer.Output}" };

        using JsonDocument document = JsonDocument.Parse(answer.Output);
        var version = Version.Parse(document.RootElement.GetProperty("Version").GetString()!);
        if (version < OldestVersion) return new() { Reason = $"The PowerShell on PATH ({path}) is {version}; the module's own tests need {OldestVersion} or later." };

        return new()
        {
            Path = path,
            Modules = document.RootElement.GetProperty(nameof(Modules)).EnumerateObject().ToDictionary(module => module.Name, module => Version.Parse(module.Value.GetString()!)),
        };
    }

    /// <summary>Looks for a program.</summary>
    public static string? FindOnPath(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => System.IO.Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name))
        .FirstOrDefault(File.Exists);

    /// <summary>Runs any program to its end.</summary>
    public static async Task<ProgramResult> RunAsync(string program, TimeSpan limit, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
        };
        start.Environment["NO_COLOR"] = "1";
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        start.Environment["POWERSHELL_UPDATECHECK"] = "Off";

        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        using var timeout = new CancellationTokenSource(limit);
        Task<string> output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        Task<string> errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            return new ProgramResult(-1, $"{program} was still running after {limit.TotalMinutes:0} minutes and was ended.");
        }

        return new ProgramResult(process.ExitCode, (await output + await errors).Trim());
    }
}
