using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using TickTick.Api;
using TickTick.Api.Batching;

namespace TickTick.Backup.Import;

/// <summary>Carries out an import: stage by stage, and the items of a stage concurrently.</summary>
internal sealed class AccountImporter(OpenApiClient api, ImportOptions options)
{
    private const int ItemsAtOnce = 16;

    /// <summary>Creates and updates the items, and returns the result of each.</summary>
    public async IAsyncEnumerable<TickTickImportResult> RunAsync(ImportPlan plan)
    {
        var progress = new BatchProgress("Importing the account", options.RequestsPerMinute, api.Connection.Clock);
        int sent = plan.Items.Count(static item => item.IsSent), done = 0;
        try
        {
            foreach (IReadOnlyList<ImportItem> stage in plan.Stages)
            {
                await foreach (ImportItem item in OrderedWork.RunAsync(stage, CarryOutAsync, ItemsAtOnce).ConfigureAwait(false))
                {
                    if (item.Work is not null && progress.Next(Math.Min(++done, sent), sent) is { } shown) api.Reporter.Progress(shown);
                    if (!item.IsDeclined) yield return item.ToResult();
                }
            }
        }
        finally
        {
            if (progress.End() is { } end) api.Reporter.Progress(end);
        }
    }

    private static async Task<ImportItem> CarryOutAsync(ImportItem item)
    {
        if (!item.IsSent) return item;
        if (item.Requires.Find(static required => required.Id is null) is { } missing)
            return item.Skip($"It requires the {missing.Description}, which does not exist in the account.");
        try
        {
            item.Id = await item.Work!().ConfigureAwait(false);
        }
        catch (TickTickException failure) when (!failure.ConcernsAll)
        {
            item.Fail(failure);
        }

        return item;
    }
}
