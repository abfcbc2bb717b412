using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using TickTick.Api;
using TickTick.Backup;
using TickTick.Backup.Import;
using TickTick.Http;
using TickTick.Sessions;
using TickTick.Tests.Api;
using TickTick.Tests.Tokens;
using Xunit;

namespace TickTick.Tests.Backup;

/// <summary>Tests that an import creates what the account lacks, once, and leaves the rest alone.</summary>
public sealed class AccountImportTests(SandboxProcess sandbox) : ApiTests(sandbox)
{
    // The full run has the size of a large account.
    private static readonly int Tasks = FullRun.IsWanted ? 10_000 : 300;

    private static readonly ExportOptions Everything = new() { IncludesCompleted = true, IncludesComments = true };

    [Fact]
    public async Task A_wiped_account_is_restored_with_faults_and_kills_and_equals_the_backup()
    {
        using var folder = new TemporaryFolder();
        await SampleAccount.CreateAsync(Sandbox, Client, Tasks);
        await ExportAsync(Client, folder["before.json"]);
        await Sandbox.ResetAsync();
        await Sandbox.AddCountdownsAsync(new { name = "Summer holiday", type = 1, date = 20270801, status = 0 });
        await Sandbox.AddFaultsAsync(Faults(0.2));

        // Each run is killed a third of the way, and the last ones repeat what failed.
        for (int run = 1; run <= 8; run++)
        {
            using ApiSession session = await ApiSession.OpenAsync(Sandbox, new RateGovernor(limit: 0, probeInterval: TimeSpan.FromMilliseconds(5)), retries: 5);
            using var kill = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            int left = run <= 3 ? Tasks / 4 : int.MaxValue;
            var failures = new List<string?>();
            try
            {
                await foreach (TickTickImportResult result in ImportAsync(session.ClientWith(kill.Token), folder["before.json"]))
                {
                    if (result.Action == TickTickImportAction.Created && --left == 0) kill.Cancel();
                    if (result.Action is TickTickImportAction.Failed or TickTickImportAction.Skipped) failures.Add(result.Reason);
                }

                if (failures.Count == 0) break;
            }
            catch (OperationCanceledException) when (kill.IsCancellationRequested)
            {
                Assert.InRange(run, 1, 3);
            }

            Assert.True(run < 8, string.Join("\n", failures.Distinct()));
        }

        await Sandbox.ClearFaultsAsync();
        using ApiSession after = await ApiSession.OpenAsync(Sandbox);
        await ExportAsync(after.Client, folder["after.json"]);
        BackupContent before = BackupContent.Read(folder["before.json"]), now = BackupContent.Read(folder["after.json"]);
        Assert.Equal(before.Lists, now.Lists);
        foreach (string list in before.Lists) Assert.Equal(before.Items(list), now.Items(list));

        await Sandbox.ClearRequestsAsync();
        TickTickImportResult[] again = await ToArrayAsync(ImportAsync(after.Client, folder["before.json"]));
        Assert.All(again, result => Assert.Equal(TickTickImportAction.Unchanged, result.Action));
        Assert.All(again, result => Assert.NotNull(result.Id));
        Assert.DoesNotContain(await Sandbox.RequestsAsync("/open/v1"), Writes);
    }

    [Fact]
    public async Task What_exists_is_left_alone_and_Force_sets_it_to_the_backup()
    {
        using var folder = new TemporaryFolder();
        await SampleAccount.CreateAsync(Sandbox, Client, 30);
        await ExportAsync(Client, folder["before.json"]);
        TickTickTask[] tasks = await OpenAsync();
        TickTickTask renamed = tasks[0].Edit(), extended = tasks[1].Edit(), done = tasks.Skip(2).First(task => task.Repeat is null && task.ChildIds is null && task.ParentId is null).Edit();
        renamed.Title = "Another title";
        extended.Content = "Added later";
        extended.Tags = ["new"];
        await Client.Tasks.UpdateAsync(renamed);
        await Client.Tasks.UpdateAsync(extended);
        await Client.Tasks.CompleteAsync(done);
        await Client.Tasks.RemoveAsync(tasks[^1].ProjectId, tasks[^1].Id);
        TickTickProject project = (await Client.Projects.ReadAsync())[1].Edit();
        project.Color = "#000000";
        await Client.Projects.UpdateAsync(project);

        TickTickImportResult[] results = await ToArrayAsync(ImportAsync(Client, folder["before.json"]));
        Assert.Equal([tasks[^1].Id], results.Where(result => result.Action != TickTickImportAction.Unchanged).Select(result => result.BackupId));
        Assert.Contains(await OpenAsync(), task => task.Title == "Another title");

        results = await ToArrayAsync(ImportAsync(Client, folder["before.json"], new ImportOptions { Force = true }));
        Assert.All(results, result => Assert.Contains(result.Action, new[] { TickTickImportAction.Unchanged, TickTickImportAction.Updated }));
        Assert.Contains(results, result => result.Action == TickTickImportAction.Updated && result.Kind == TickTickImportKind.Project);
        await ExportAsync(Client, folder["after.json"]);
        BackupContent before = BackupContent.Read(folder["before.json"]), now = BackupContent.Read(folder["after.json"]);
        foreach (string list in before.Lists) Assert.Equal(before.Items(list), now.Items(list));
        results = await ToArrayAsync(ImportAsync(Client, folder["before.json"], new ImportOptions { Force = true }));
        Assert.All(results, result => Assert.Equal(TickTickImportAction.Unchanged, result.Action));
    }

    [Fact]
    public async Task Projects_and_habits_with_one_name_stay_apart()
    {
        using var folder = new TemporaryFolder();
        for (int i = 0; i < 8; i++)
        {
            TickTickProject project = await Client.Projects.CreateAsync(new TickTickProject { Name = "twin" });
            await Client.Tasks.CreateAsync(new TickTickTask { Title = $"task {i}", ProjectId = project.Id });
            TickTickHabit habit = await Client.Habits.CreateAsync(new TickTickHabit { Name = "twin" });
            await Client.Habits.SetCheckinAsync(habit, new DateTime(2026, 11, 10 + i), null, null);
        }

        await ExportAsync(Client, folder["twins.json"]);
        await Sandbox.ResetAsync();
        using ApiSession session = await ApiSession.OpenAsync(Sandbox);
        await ToArrayAsync(ImportAsync(session.Client, folder["twins.json"]));
        foreach (bool force in new[] { false, true })
        {
            TickTickImportResult[] again = await ToArrayAsync(ImportAsync(session.Client, folder["twins.json"], new ImportOptions { Force = force }));
            Assert.Equal(8 * 4, again.Length);
            Assert.All(again, static result => Assert.Equal(TickTickImportAction.Unchanged, result.Action));
        }
    }

    [Fact]
    public async Task One_run_with_Force_is_enough_for_times_that_the_service_sets()
    {
        using var folder = new TemporaryFolder();
        TickTickTask task = await Client.Tasks.CreateAsync(new TickTickTask { Title = "Milk" });
        await Client.Tasks.CompleteAsync(task);
        TickTickHabit habit = await Client.Habits.CreateAsync(new TickTickHabit { Name = "Read" });
        await Client.Habits.SetCheckinAsync(habit, new DateTime(2026, 11, 20), null, null);
        await ExportAsync(Client, folder["before.json"]);
        // The apps store some check-ins without the time at which they were recorded.
        string text = File.ReadAllText(folder["before.json"]);
        Assert.Contains("opTime", text, StringComparison.Ordinal);
        File.WriteAllText(folder["before.json"], Regex.Replace(text, ",\"opTime\":\"[^\"]*\"", string.Empty));
        TickTickTask reopened = (await Client.Tasks.GetAsync(task.ProjectId, task.Id)).Edit();
        reopened.Status = TickTickTaskStatus.Open;
        await Client.Tasks.UpdateAsync(reopened);

        var force = new ImportOptions { Force = true };
        TickTickImportResult[] results = await ToArrayAsync(ImportAsync(Client, folder["before.json"], force));
        Assert.Equal([TickTickImportKind.Task], results.Where(static result => result.Action == TickTickImportAction.Updated).Select(static result => result.Kind));
        Assert.All(await ToArrayAsync(ImportAsync(Client, folder["before.json"], force)), static result => Assert.Equal(TickTickImportAction.Unchanged, result.Action));
    }

    [Fact]
    public async Task A_restored_task_that_was_completed_since_is_not_created_again()
    {
        using var folder = new TemporaryFolder();
        await Client.Tasks.CreateAsync(new TickTickTask { Title = "Milk" });
        await ExportAsync(Client, folder["before.json"]);
        await Sandbox.ResetAsync();
        using ApiSession session = await ApiSession.OpenAsync(Sandbox);
        TickTickImportResult created = Assert.Single(await ToArrayAsync(ImportAsync(session.Client, folder["before.json"])));
        Assert.Equal(TickTickImportAction.Created, created.Action);
        await session.Client.Tasks.CompleteAsync(await session.Client.TaskLists.FindOpenAsync(created.Id!));
        TickTickImportResult left = Assert.Single(await ToArrayAsync(ImportAsync(session.Client, folder["before.json"])));
        Assert.Equal((TickTickImportAction.Unchanged, created.Id), (left.Action, left.Id));
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"format":"another","version":1,"tasks":[]}""")]
    [InlineData("""{"format":"TickTick.PowerShell account backup","version":2,"tasks":[]}""")]
    [InlineData("""{"format":"TickTick.PowerShell account backup","tasks":[]}""")]
    [InlineData("""{"format":"TickTick.PowerShell account backup","version":1,"tasks":[{"id":"1","projectId":"2","title":"cut""")]
    [InlineData("""{"format":"TickTick.PowerShell account backup","version":1,"tasks":[{"title":"no id"}]}""")]
    [InlineData("""{"format":"TickTick.PowerShell account backup","version":1,"tasks":{}}""")]
    [InlineData("""{"format":"TickTick.PowerShell account backup","version":1,"checkins":{}}""")]
    [InlineData("""{"format":"TickTick.PowerShell account backup","version":1} and more""")]
    public void A_foreign_or_damaged_file_is_refused(string content)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["backup.json"], content);
        TickTickException failure = Assert.Throws<TickTickException>(() => BackupSource.Read(folder["backup.json"], false, TimeZoneInfo.Utc));
        Assert.Equal("BackupFileInvalid", failure.ErrorId);
        Assert.Contains("Nothing was sent", failure.Message);
    }

    [Fact]
    public void A_missing_or_truncated_compressed_file_is_refused()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal("BackupFileUnreadable", Assert.Throws<TickTickException>(() => BackupSource.Read(folder["none.json"], false, TimeZoneInfo.Utc)).ErrorId);
        File.WriteAllBytes(folder["cut.json.gz"], [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 10, 1, 2]);
        Assert.Equal("BackupFileInvalid", Assert.Throws<TickTickException>(() => BackupSource.Read(folder["cut.json.gz"], false, TimeZoneInfo.Utc)).ErrorId);
    }

    private static object[] Faults(double share) =>
    [
        new { path = "/open/v1", kind = "resetBefore", probability = share / 5, seed = 1 },
        new { path = "/open/v1", kind = "resetAfter", probability = share / 5, seed = 2 },
        new { path = "/open/v1", kind = "status", status = 502, afterProcessing = true, probability = share / 5, seed = 3 },
        new { path = "/open/v1", kind = "truncate", probability = share / 5, seed = 4 },
        new { path = "/open/v1", kind = "queryLimit", probability = share / 5, seed = 5 },
    ];

    private static Task ExportAsync(TickTickClient client, string path) => new AccountExporter(client.Api, Everything).ExportAsync(path);

    private static async IAsyncEnumerable<TickTickImportResult> ImportAsync(TickTickClient client, string path, ImportOptions? options = null)
    {
        options ??= new ImportOptions();
        ImportPlan plan = await new ImportPlanner(client, options).PlanAsync(BackupSource.Read(path, true, TimeZoneInfo.Utc));
        await foreach (TickTickImportResult result in new AccountImporter(client.Api, options).RunAsync(plan)) yield return result;
    }

    private static async Task<TickTickImportResult[]> ToArrayAsync(IAsyncEnumerable<TickTickImportResult> results)
    {
        var list = new List<TickTickImportResult>();
        await foreach (TickTickImportResult result in results) list.Add(result);
        return [.. list];
    }

    private static bool Writes(SandboxRequest request) => request.Method != "GET" && !request.Path.EndsWith("/task/completed", StringComparison.Ordinal) && !request.Path.EndsWith("/task/filter", StringComparison.Ordinal);

    private async Task<TickTickTask[]> OpenAsync()
    {
        var tasks = new List<TickTickTask>();
        await foreach (TickTickTask task in Client.TaskLists.ListAsync(new TickTick.Api.Tasks.Lists.TaskQuery())) tasks.Add(task);
        return [.. tasks];
    }
}
