using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using TickTick.Api;
using TickTick.Api.Batching;
using TickTick.Api.Dates;
using TickTick.Api.Tasks.Lists;
using Xunit;

namespace TickTick.Tests.Api.Tasks;

/// <summary>Tests that no list is truncated by the service's limits.</summary>
public sealed class TaskListTests(SandboxProcess sandbox) : ApiTests(sandbox)
{
    [Fact]
    public async Task A_few_tasks_take_one_request_and_one_for_the_names()
    {
        TickTickProject work = await Client.Projects.CreateAsync(new TickTickProject { Name = "Work" });
        await MakeAsync(3, _ => new TickTickTask { Title = "in", ProjectId = work.Id });
        await MakeAsync(2, _ => new TickTickTask { Title = "inbox" });
        await Sandbox.ClearRequestsAsync();
        List<TickTickTask> tasks = await ListAsync(new TaskQuery());
        Assert.Equal(["Inbox", "Inbox", "Work", "Work", "Work"], tasks.Select(task => task.Project).OrderBy(name => name, StringComparer.Ordinal));
        Assert.InRange((await Sandbox.RequestsAsync("/open/")).Count, 1, 2);
    }

    [Fact]
    public async Task More_tasks_than_the_limit_are_read_project_by_project_including_the_Inbox()
    {
        var projects = new List<TickTickProject>();
        for (int i = 0; i < 12; i++) projects.Add(await Client.Projects.CreateAsync(new TickTickProject { Name = $"P{i}" }));
        await MakeAsync(230, _ => new TickTickTask { Title = "inbox" });
        await MakeAsync(220, i => new TickTickTask { Title = "one", ProjectId = projects[0].Id });
        await MakeAsync(110, i => new TickTickTask { Title = "spread", ProjectId = projects[1 + (i % 11)].Id, Priority = i % 2 == 0 ? TickTickTaskPriority.High : TickTickTaskPriority.None });
        List<TickTickTask> all = await ListAsync(new TaskQuery());
        Assert.Equal(560, all.Count);
        Assert.Equal(560, all.Select(task => task.Id).Distinct().Count());
        Assert.All(all, task => Assert.NotNull(task.Project));
        Assert.Equal(55, (await ListAsync(new TaskQuery { Priorities = [TickTickTaskPriority.High] })).Count);
        Assert.Equal(230, (await ListAsync(new TaskQuery { ProjectIds = ["inbox"] })).Count);
        Assert.Equal(450, (await ListAsync(new TaskQuery { ProjectIds = ["inbox", projects[0].Id!] })).Count);
        Assert.Equal(240, (await ListAsync(new TaskQuery { ProjectIds = [projects[0].Id!, projects[1].Id!, projects[2].Id!] })).Count);
        Assert.Equal(560, (await ListAsync(new TaskQuery { Statuses = [TickTickTaskStatus.Open, TickTickTaskStatus.Abandoned] })).Count);
    }

    [Fact]
    public async Task More_completed_tasks_than_the_limit_are_read_range_by_range()
    {
        TickTickTask[] tasks = await MakeAsync(450, i => new TickTickTask { Title = $"t{i}" });
        int group = 0;
        for (int first = 0; first < tasks.Length; first += 150)
        {
            await EachAsync(tasks.Skip(first).Take(150).ToArray(), task => Client.Tasks.CompleteAsync(task));
            if (group++ < 2) await Sandbox.AdvanceClockAsync(TimeSpan.FromHours(30));
        }

        List<TickTickTask> done = await ListAsync(new TaskQuery { Statuses = [TickTickTaskStatus.Completed] });
        Assert.Equal(450, done.Count);
        Assert.Empty(Session.Reporter.Warnings);
        DateTimeOffset last = done.Max(task => task.CompletedTime)!.Value;
        Assert.Equal(150, (await ListAsync(new TaskQuery { Statuses = [TickTickTaskStatus.Completed], CompletedAfter = last.AddHours(-12) })).Count);
        Assert.Equal(300, (await ListAsync(new TaskQuery { Statuses = [TickTickTaskStatus.Completed], CompletedBefore = last.AddHours(-12) })).Count);
    }

    [Fact]
    public async Task A_result_that_cannot_be_split_causes_a_warning()
    {
        TickTickTask[] tasks = await MakeAsync(220, i => new TickTickTask { Title = $"t{i}" });
        const string Instant = "2026-10-02T09:00:00.000+0000";
        await EachAsync(tasks, task => Client.Rest.InvokeAsync(
            System.Net.Http.HttpMethod.Post,
            $"task/{task.Id}",
            JsonSerializer.SerializeToUtf8Bytes(new { id = task.Id, projectId = task.ProjectId, status = 2, completedTime = Instant })));
        Assert.Equal(200, (await ListAsync(new TaskQuery { Statuses = [TickTickTaskStatus.Completed] })).Count);
        Assert.Contains("completed at 2026-10-02 09:00:00", Assert.Single(Session.Reporter.Warnings));
    }

    [Fact]
    public async Task A_search_beyond_the_limit_is_split()
    {
        TickTickProject work = await Client.Projects.CreateAsync(new TickTickProject { Name = "Work" });
        await MakeAsync(150, i => new TickTickTask { Title = $"find me {i}" });
        await MakeAsync(150, i => new TickTickTask { Title = $"find me too {i}", ProjectId = work.Id });
        await MakeAsync(5, i => new TickTickTask { Title = "else" });
        Assert.Equal(300, (await ListAsync(new TaskQuery { Keywords = "find" })).Count);
        Assert.Empty(Session.Reporter.Warnings);
    }

    [Fact]
    public async Task Tasks_are_found_by_tag_ignoring_case_and_by_day()
    {
        DateTimeOffset now = DateTimeOffset.Now;
        await MakeAsync(1, _ => new TickTickTask { Title = "today", Due = now, IsAllDay = true, Tags = ["Urgent", "b"] });
        await MakeAsync(1, _ => new TickTickTask { Title = "tomorrow", Due = now.AddDays(1), IsAllDay = true, Tags = ["urgent"] });
        await MakeAsync(1, _ => new TickTickTask { Title = "yesterday", Due = now.AddDays(-1), IsAllDay = true });
        await MakeAsync(1, _ => new TickTickTask { Title = "some day" });
        Assert.Equal(new[] { "today" }, await TitlesAsync(new TaskQuery { Due = [DuePeriod.Find("Today")!] }));
        Assert.Equal(new[] { "tomorrow" }, await TitlesAsync(new TaskQuery { Due = [DuePeriod.Find("Tomorrow")!] }));
        Assert.Equal(new[] { "yesterday" }, await TitlesAsync(new TaskQuery { Due = [DuePeriod.Find("Overdue")!] }));
        Assert.Equal(new[] { "some day" }, await TitlesAsync(new TaskQuery { Due = [DuePeriod.Find("None")!] }));
        Assert.Equal(new[] { "today", "tomorrow" }, await TitlesAsync(new TaskQuery { Tags = [new NamePattern("URGENT")] }));
        Assert.Equal(new[] { "today" }, await TitlesAsync(new TaskQuery { Tags = [new NamePattern("urgent"), new NamePattern("b")] }));
        Assert.Equal(new[] { "today", "yesterday" }, await TitlesAsync(new TaskQuery { DueBefore = new DateTimeOffset(now.Date, now.Offset).AddHours(23) }));
    }

    [Fact]
    public async Task An_agenda_has_each_task_once_in_the_order_of_the_day_and_costs_no_more_requests()
    {
        DateTimeOffset today = LocalDay.Start(DateTime.Today, TimeZoneInfo.Local);
        await MakeAsync(1, _ => new TickTickTask { Title = "low", Due = today, IsAllDay = true, Priority = TickTickTaskPriority.Low });
        await MakeAsync(1, _ => new TickTickTask { Title = "high", Due = today, IsAllDay = true, Priority = TickTickTaskPriority.High });
        await MakeAsync(1, _ => new TickTickTask { Title = "first minute", Due = today.AddMinutes(1) });
        await MakeAsync(1, _ => new TickTickTask { Title = "last week", Due = today.AddDays(-7) });
        await MakeAsync(1, _ => new TickTickTask { Title = "tomorrow", Due = today.AddDays(1), IsAllDay = true });
        await MakeAsync(1, _ => new TickTickTask { Title = "some day", Priority = TickTickTaskPriority.High });
        DuePeriod[] due = [DuePeriod.Find("None")!, DuePeriod.Find("Today")!, DuePeriod.Find("overdue")!, DuePeriod.On(DateInput.On(DateTime.Today))];

        Assert.Equal(new[] { "last week", "high", "low", "first minute", "some day" }, (await Client.TaskLists.AgendaAsync(new TaskQuery { Due = due })).Select(task => task.Title));

        await Sandbox.ClearRequestsAsync();
        await ListAsync(new TaskQuery());
        int plain = (await Sandbox.RequestsAsync()).Count;
        await Client.TaskLists.AgendaAsync(new TaskQuery { Due = due });
        Assert.Equal(2 * plain, (await Sandbox.RequestsAsync()).Count);
    }

    private async Task<string[]> TitlesAsync(TaskQuery query) => (await ListAsync(query)).Select(task => task.Title!).OrderBy(title => title, StringComparer.Ordinal).ToArray();

    private async Task<List<TickTickTask>> ListAsync(TaskQuery query)
    {
        var list = new List<TickTickTask>();
        await foreach (TickTickTask task in Client.TaskLists.ListAsync(query)) list.Add(task);
        return list;
    }

    private async Task<TickTickTask[]> MakeAsync(int count, Func<int, TickTickTask> make)
    {
        var made = new TickTickTask[count];
        await EachAsync(Enumerable.Range(0, count), async i => made[i] = await Client.Tasks.CreateAsync(make(i)));
        return made;
    }

    private static async Task EachAsync<T>(IEnumerable<T> items, Func<T, Task> work)
    {
        using var batch = new OrderedBatch<T, bool>(async (item, _) =>
        {
            await work(item);
            return true;
        });
        var results = new List<BatchResult<T, bool>>();
        foreach (T item in items) results.AddRange(batch.Add(item));
        results.AddRange(batch.Complete());
        Assert.All(results, result => Assert.Null(result.Failure));
    }
}
