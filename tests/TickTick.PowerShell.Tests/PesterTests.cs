using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace TickTick.PowerShell.Tests;

/// <summary>What a user does, on a real PowerShell: every Pester test is one case here.</summary>
public sealed class PesterTests
{
    private static readonly Version OldestPester = new(5, 0);

    /// <summary>Runs every Pester file, where there is a PowerShell that can.</summary>
    public static async Task<IEnumerable<ITheoryDataRow>> Results()
    {
        PowerShellProgram powerShell = await PowerShellProgram.FindAsync();
        if (powerShell.Lacks("Pester", OldestPester) is { } reason)
            return Repository.PesterFiles.Select(path => Row(path, new PesterResult($"not run. {reason}", "Skipped", reason))).ToArray();

        var rows = new ConcurrentBag<ITheoryDataRow>();
        await Parallel.ForEachAsync(Repository.PesterFiles, CancellationToken.None, async (path, _) =>
        {
            foreach (PesterResult result in await PesterFile.RunAsync(powerShell, path)) rows.Add(Row(path, result));
        });
        return rows;
    }

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Results))]
    public void A_user_gets_what_the_Pester_test_says(PesterResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        Assert.True(result.Result == "Passed", $"{result.Result}: {result.Message}");
    }

    private static TheoryDataRow<PesterResult> Row(string path, PesterResult result)
    {
        string file = Path.GetFileName(path);
        return new TheoryDataRow<PesterResult>(result)
        {
            TestDisplayName = $"{file}: {result.Name}",
            Skip = result.Result == "Skipped" ? $"{file}: {result.Message}" : null,
        };
    }
}
