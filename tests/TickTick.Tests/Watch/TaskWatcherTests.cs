using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using TickTick.Api;
using TickTick.Api.Tasks;
using TickTick.Api.Tasks.Lists;
using TickTick.Tests.Api;
using TickTick.Tests.Tokens;
using TickTick.Watch;
using Xunit;

namespace TickTick.Tests.Watch;

/// <summary>Tests what a watcher costs, how it continues through outages, and its state file.</summary>
public sealed class TaskWatcherTests(SandboxProcess sandbox) : ApiTests(sandbox)
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(10);

    [Fact]
    public async Task A_round_sends_two_requests()
    {
        TickTickProject project = await Client.Projects.CreateAsync(new TickTickProject { Name = "Home" });
        for (int i = 0; i < 20; i++) await Client.Tasks.CreateAsync(new TickTickTask { Title = $"Task {i}", ProjectId = project.Id });
        var watcher = new TaskWatcher(Client, new TaskQuery());
        WatchState? state = null;
        for (int i = 0; i < 4; i++)
        {
            await Sandbox.ClearRequestsAsync();
            WatchRound round = await watcher.CheckAsync(state);
            state = round.State;
            Assert.Equal(2, (await Sandbox.RequestsAsync("/open/v1")).Count);
            TickTickTask task = await Client.TaskLists.FindOpenAsync(state.Open.Keys.ElementAt(i));
            await Client.Tasks.CompleteAsync(task);
        }
    }

    [Fact]
    public async Task Only_changes_of_the_scope_are_reported_and_a_move_out_of_it_is_a_move()
    {
        TickTickProject home = await Client.Projects.CreateAsync(new TickTickProject { Name = "Home" });
        TickTickProject work = await Client.Projects.CreateAsync(new TickTickProject { Name = "Work" });
        TickTickTask milk = await Client.Tasks.CreateAsync(new TickTickTask { Title = "Milk", ProjectId = home.Id, Tags = ["shop"] });
        TickTickTask report = await Client.Tasks.CreateAsync(new TickTickTask { Title = "Report", ProjectId = work.Id });
        var ofHome = new TaskWatcher(Client, new TaskQuery { ProjectIds = [home.Id!] });
        var ofShop = new TaskWatcher(Client, new TaskQuery { Tags = [new NamePattern("shop")] });
        WatchState state = (await ofHome.CheckAsync(null)).State;

        await Client.TaskMover.MoveAsync([new TaskMove(home.Id!, work.Id!, milk.Id!)]);
        TickTickTask edit = report.Edit();
        edit.Priority = TickTickTaskPriority.High;
        await Client.Tasks.UpdateAsync(edit);
        TickTickTaskChange moved = Assert.Single((await ofHome.CheckAsync(state)).Changes);
        Assert.Equal((TickTickTaskChangeKind.Moved, "Work", "Home"), (moved.Kind, moved.Task.Project, moved.Previous!.Project));
        Assert.Equal(TickTickTaskChangeKind.Moved, Assert.Single((await ofShop.CheckAsync(state)).Changes).Kind);
        TickTickTaskChange changed = Assert.Single((await new TaskWatcher(Client, new TaskQuery { ProjectIds = [work.Id!] }).CheckAsync(state)).Changes, change => change.Kind == TickTickTaskChangeKind.Changed);
        Assert.Equal(["Priority"], changed.Properties);
        Assert.Equal(TickTickTaskPriority.None, changed.Previous!.Priority);
    }

    [Fact]
    public async Task What_is_removed_has_a_reason()
    {
        TickTickTask task = await Client.Tasks.CreateAsync(new TickTickTask { Title = "Milk" });
        var watcher = new TaskWatcher(Client, new TaskQuery());
        WatchState state = (await watcher.CheckAsync(null)).State;
        await Client.Tasks.RemoveAsync(task.ProjectId, task.Id);
        TickTickTaskChange change = Assert.Single((await watcher.CheckAsync(state)).Changes);
        Assert.Equal((TickTickTaskChangeKind.Removed, "Milk"), (change.Kind, change.Task.Title));
        Assert.Contains("does not report which", change.Reason);
    }

    [Fact]
    public async Task A_task_that_was_completed_before_the_last_round_is_completed_and_not_removed()
    {
        TickTickTask[] tasks = await Task.WhenAll(new[] { "offline", "gone", "open", "dropped" }.Select(title => Client.Tasks.CreateAsync(new TickTickTask { Title = title })));
        var watcher = new TaskWatcher(Client, new TaskQuery());
        WatchState state = (await watcher.CheckAsync(null)).State;
        string body = $$"""{"id":"{{tasks[0].Id}}","projectId":"{{tasks[0].ProjectId}}","status":2,"completedTime":"{{DateTime.UtcNow.AddMinutes(-30):yyyy-MM-dd'T'HH:mm:ss}}+0000"}""";
        await Client.Rest.InvokeAsync(HttpMethod.Post, $"task/{tasks[0].Id}", Encoding.UTF8.GetBytes(body));
        await Client.Tasks.RemoveAsync(tasks[1].ProjectId, tasks[1].Id);
        TickTickTask dropped = tasks[3].Edit();
        dropped.Status = TickTickTaskStatus.Abandoned;
        await Client.Tasks.UpdateAsync(dropped);
        WatchRound round = await watcher.CheckAsync(state);
        Assert.Equal([("dropped", TickTickTaskChangeKind.Changed), ("gone", TickTickTaskChangeKind.Removed), ("offline", TickTickTaskChangeKind.Completed)], round.Changes.Select(static change => (change.Task.Title!, change.Kind)).OrderBy(static change => change.Item1, StringComparer.Ordinal));
        Assert.Contains(nameof(TickTickTask.Status), round.Changes.Single(static change => change.Kind == TickTickTaskChangeKind.Changed).Properties);
        Assert.Empty((await watcher.CheckAsync(round.State)).Changes);
    }

    [Fact]
    public async Task More_than_two_hundred_tasks_are_watched()
    {
        string[] projects = [.. await Task.WhenAll(Enumerable.Range(0, 3).Select(async i => (await Client.Projects.CreateAsync(new TickTickProject { Name = $"List {i}" })).Id!))];
        await Task.WhenAll(Enumerable.Range(0, 250).Select(i => Client.Tasks.CreateAsync(new TickTickTask { Title = $"Task {i}", ProjectId = projects[i % 3] })));
        var watcher = new TaskWatcher(Client, new TaskQuery());
        WatchState state = (await watcher.CheckAsync(null)).State;
        Assert.Equal(250, state.Open.Count);
        Assert.Empty((await watcher.CheckAsync(state)).Changes);
    }

    [Fact]
    public async Task An_outage_is_reported_once_and_nothing_is_missed()
    {
        using var folder = new TemporaryFolder();
        using ApiSession session = await ApiSession.OpenAsync(Sandbox, retries: 0);
        using WatchStateFile file = WatchStateFile.Open(folder["state.json"], session.Connection.Service);
        await foreach (TickTickTaskChange _ in new TaskWatcher(session.Client, new TaskQuery()).WatchAsync(file, Short, once: true)) Assert.Fail("Nothing changed.");
        await Client.Tasks.CreateAsync(new TickTickTask { Title = "Milk" });
        await Sandbox.AddFaultsAsync(new { path = "/task/filter", kind = "status", status = 503, times = 4 });

        await foreach (TickTickTaskChange change in new TaskWatcher(session.Client, new TaskQuery()).WatchAsync(file, Short, once: false))
        {
            Assert.Equal("Created Milk", change.ToString());
            break;
        }

        Assert.Equal(2, session.Reporter.Warnings.Count);
        Assert.Contains("was lost", session.Reporter.Warnings[0]);
        Assert.Contains("was restored", session.Reporter.Warnings[1]);

        await Sandbox.AddFaultsAsync(new { path = "/task/filter", kind = "status", status = 503 });
        await Assert.ThrowsAsync<TickTickException>(async () => await DrainAsync(new TaskWatcher(session.Client, new TaskQuery()).WatchAsync(file, Short, once: true)));
        await Sandbox.ClearFaultsAsync();
        await Sandbox.RevokeTokensAsync();
        TickTickException failure = await Assert.ThrowsAsync<TickTickException>(async () => await DrainAsync(new TaskWatcher(session.Client, new TaskQuery()).WatchAsync(file, Short, once: false)));
        Assert.Equal("InvalidToken", failure.ErrorId);
    }

    [Fact]
    public async Task The_state_is_saved_after_all_changes_were_consumed()
    {
        using var folder = new TemporaryFolder();
        using WatchStateFile file = WatchStateFile.Open(folder["state.json"], Session.Connection.Service);
        var watcher = new TaskWatcher(Client, new TaskQuery());
        await DrainAsync(watcher.WatchAsync(file, Short, once: true));
        await Client.Tasks.CreateAsync(new TickTickTask { Title = "Milk" });
        await Client.Tasks.CreateAsync(new TickTickTask { Title = "Eggs" });
        await foreach (TickTickTaskChange _ in watcher.WatchAsync(file, Short, once: true)) break;
        Assert.Equal(2, await DrainAsync(watcher.WatchAsync(file, Short, once: true)));
        Assert.Equal(0, await DrainAsync(watcher.WatchAsync(file, Short, once: true)));
        Assert.Equal(["state.json", "state.json.lock"], Directory.GetFiles(folder.FolderPath).Select(Path.GetFileName).OrderBy(static name => name));
    }

    [Fact]
    public void A_state_file_is_used_by_one_process_at_a_time()
    {
        using var folder = new TemporaryFolder();
        using (WatchStateFile.Open(folder["state.json"], Session.Connection.Service))
            Assert.Equal("StateFileInUse", Assert.Throws<TickTickException>(() => WatchStateFile.Open(folder["state.json"], Session.Connection.Service)).ErrorId);
        WatchStateFile.Open(folder["state.json"], Session.Connection.Service).Dispose();
        Assert.Equal("StateFileUnwritable", Assert.Throws<TickTickException>(() => WatchStateFile.Open(folder.FolderPath, Session.Connection.Service)).ErrorId);
    }

    [Fact]
    public void What_a_killed_process_left_of_a_new_state_is_deleted()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["state.json.tmp-1"], "{");
        File.WriteAllText(folder["other.json"], "{}");
        WatchStateFile.Open(folder["state.json"], Session.Connection.Service).Dispose();
        Assert.Equal(["other.json", "state.json.lock"], Directory.GetFiles(folder.FolderPath).Select(Path.GetFileName).OrderBy(static name => name));
    }

    [Theory]
    [InlineData("my notes")]
    [InlineData("[]")]
    [InlineData("""{"format":"another"}""")]
    [InlineData("""{"format":"TickTick.PowerShell watch state","version":2}""")]
    [InlineData("""{"format":"TickTick.PowerShell watch state","version":1,"service":"TickTick"}""")]
    [InlineData("""{"format":"TickTick.PowerShell watch state","version":1,"service":"SERVICE","time":"2026-10-02T09:00:00.000+0000","projects":{},"completed":{}}""")]
    [InlineData("""{"format":"TickTick.PowerShell watch state","version":1,"service":"SERVICE","time":"0001-01-01T00:00:00.000+0000","projects":{},"completed":{},"tasks":[]}""")]
    [InlineData("""{"format":"TickTick.PowerShell watch state","service":"SERVICE","time":"2026-10-02T09:00:00.000+0000","projects":{},"completed":{},"tasks":[]}""")]
    public void A_foreign_state_file_is_refused_and_not_changed(string content)
    {
        using var folder = new TemporaryFolder();
        content = content.Replace("SERVICE", Session.Connection.Service.Name);
        File.WriteAllText(folder["state.json"], content);
        using WatchStateFile file = WatchStateFile.Open(folder["state.json"], Session.Connection.Service);
        Assert.Equal("StateFileInvalid", Assert.Throws<TickTickException>(() => file.Read(Client.Api.NewContext())).ErrorId);
        Assert.Equal(content, File.ReadAllText(folder["state.json"]));
    }

    [Fact]
    public void A_state_file_that_names_a_task_twice_has_it_once()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["state.json"], $$"""{"format":"TickTick.PowerShell watch state","version":1,"service":"{{Session.Connection.Service.Name}}","time":"2026-10-02T09:00:00.000+0000","projects":{},"completed":{},"tasks":[{"id":"a","title":"old"},{"id":"a","title":"new"}]}""");
        using WatchStateFile file = WatchStateFile.Open(folder["state.json"], Session.Connection.Service);
        Assert.Equal("new", Assert.Single(file.Read(Client.Api.NewContext())!.Open).Value.Title);
    }

    [Fact]
    public async Task A_project_has_the_name_that_it_was_given_since_the_last_run()
    {
        TickTickProject project = await Client.Projects.CreateAsync(new TickTickProject { Name = "Alpha" });
        TickTickTask task = await Client.Tasks.CreateAsync(new TickTickTask { Title = "Milk", ProjectId = project.Id });
        WatchState state = (await new TaskWatcher(Client, new TaskQuery()).CheckAsync(null)).State;
        state.Projects[project.Id!] = "Alpha";
        TickTickProject renamed = project.Edit();
        renamed.Name = "Beta";
        await Client.Projects.UpdateAsync(renamed);
        TickTickTask changed = task.Edit();
        changed.Priority = TickTickTaskPriority.High;
        await Client.Tasks.UpdateAsync(changed);
        Assert.Equal("Beta", Assert.Single((await new TaskWatcher(Client, new TaskQuery()).CheckAsync(state)).Changes).Task.Project);
    }

    [Fact]
    public async Task A_state_file_of_another_account_is_refused()
    {
        using var folder = new TemporaryFolder();
        await Client.Tasks.CreateAsync(new TickTickTask { Title = "Milk" });
        using WatchStateFile file = WatchStateFile.Open(folder["state.json"], Session.Connection.Service);
        await DrainAsync(new TaskWatcher(Client, new TaskQuery()).WatchAsync(file, Short, once: true));
        File.WriteAllText(folder["state.json"], File.ReadAllText(folder["state.json"]).Replace("inbox1010101", "inbox42"));
        TickTickException failure = await Assert.ThrowsAsync<TickTickException>(() => DrainAsync(new TaskWatcher(Client, new TaskQuery()).WatchAsync(file, Short, once: true)));
        Assert.Equal("StateFileInvalid", failure.ErrorId);
    }

    private static async Task<int> DrainAsync(IAsyncEnumerable<TickTickTaskChange> changes)
    {
        int count = 0;
        await foreach (TickTickTaskChange _ in changes) count++;
        return count;
    }
}
