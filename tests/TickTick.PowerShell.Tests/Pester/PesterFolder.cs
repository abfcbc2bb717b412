using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using TickTick.Pwsh;

namespace TickTick.PowerShell.Tests.Pester;

/// <summary>
/// Runs the Pester files of a folder in one PowerShell process. A process for each file would take three times as long,
/// because each would compile PowerShell, Pester and the module again.
/// </summary>
internal static class PesterFolder
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(30);

    public static async Task<IReadOnlyList<PesterResult>> RunAsync(string path, CancellationToken cancellationToken)
    {
        string results = Path.Combine(Path.GetTempPath(), $"pester-{Guid.NewGuid():N}.json");
        var watch = Stopwatch.StartNew();
        try
        {
            string script = Path.Combine(Repository.Tests, "Pester", "Invoke-PesterFolder.ps1");
            List<string> arguments = [script, "-Path", path, "-ResultPath", results, "-PesterPath", Repository.Pester];
            if (FullRun.IsWanted) arguments.Add("-Full");
            ProgramResult run = await PowerShellProgram.RunFileAsync(Limit, cancellationToken, arguments);
            if (!File.Exists(results)) return [Failure(run.Output)];

            List<PesterResult> tests = JsonSerializer.Deserialize<List<PesterResult>>(await File.ReadAllTextAsync(results, cancellationToken)) ?? [];
            return tests.Count > 0 ? tests : [Failure(run.Output)];
        }
        catch (PowerShellNotFoundException failure)
        {
            return [Failure(failure.Message)];
        }
        finally
        {
            File.Delete(results);
        }

        PesterResult Failure(string message) => new(Path.GetFileName(path), "the folder runs", "Failed", message, (decimal)watch.Elapsed.TotalSeconds);
    }
}
