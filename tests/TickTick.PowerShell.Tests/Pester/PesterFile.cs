using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using TickTick.Pwsh;

namespace TickTick.PowerShell.Tests.Pester;

/// <summary>Runs one Pester file in a PowerShell process of its own.</summary>
internal static class PesterFile
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    public static async Task<IReadOnlyList<PesterResult>> RunAsync(string path, CancellationToken cancellationToken)
    {
        string results = Path.Combine(Path.GetTempPath(), $"pester-{Guid.NewGuid():N}.json");
        var watch = Stopwatch.StartNew();
        try
        {
            ProgramResult run = await PowerShellProgram.RunFileAsync(
                Limit, cancellationToken, Path.Combine(Repository.Tests, "Pester", "Invoke-PesterFile.ps1"), "-Path", path, "-ResultPath", results, "-PesterPath", Repository.Pester);
            if (!File.Exists(results)) return [Failure("the file runs", run.Output)];

            List<PesterResult> tests = JsonSerializer.Deserialize<List<PesterResult>>(await File.ReadAllTextAsync(results, cancellationToken)) ?? [];
            return tests.Count > 0 ? tests : [Failure("the file has tests", run.Output)];
        }
        catch (PowerShellNotFoundException failure)
        {
            return [Failure("the file runs", failure.Message)];
        }
        finally
        {
            File.Delete(results);
        }

        PesterResult Failure(string name, string message) => new(name, "Failed", message, (decimal)watch.Elapsed.TotalSeconds);
    }
}
