using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using System.Threading.Tasks;

namespace TickTick.PowerShell.Tests;

/// <summary>Runs one Pester file in a PowerShell of its own.</summary>
internal static class PesterFile
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    /// <summary>Runs it.</summary>
    public static async Task<IReadOnlyList<PesterResult>> RunAsync(PowerShellProgram powerShell, string path)
    {
        string results = Path.Combine(Path.GetTempPath(), $"pester-{Guid.NewGuid():N}.json");
        try
        {
            ProgramResult run = await powerShell.RunFileAsync(Limit, Path.Combine(Repository.Tests, "Invoke-PesterFile.ps1"), path, results);
            if (!File.Exists(results)) return [new PesterResult("the file runs", "Failed", run.Output)];

            List<PesterResult> tests = JsonSerializer.Deserialize<List<PesterResult>>(await File.ReadAllTextAsync(results)) ?? [];
            return tests.Count > 0 ? tests : [new PesterResult("the file has tests", "Failed", run.Output)];
        }
        finally
        {
            File.Delete(results);
        }
    }
}
