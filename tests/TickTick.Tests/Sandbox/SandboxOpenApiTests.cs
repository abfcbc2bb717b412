using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace TickTick.Tests.Sandbox;

public sealed class SandboxOpenApiTests(SandboxProcess sandbox) : IClassFixture<SandboxProcess>, IAsyncLifetime
{
    private SandboxApiClient? _api;

    private SandboxApiClient Api => _api!;

    public async ValueTask InitializeAsync()
    {
        await sandbox.ResetAsync();
        _api = new SandboxApiClient(await sandbox.CreateApiClientAsync(), TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        _api?.Dispose();
        return default;
    }

    [Fact]
    public async Task A_task_without_a_project_is_in_the_Inbox_which_is_not_listed()
    {
        JsonElement task = await Api.CreateTaskAsync(new { title = "Milk" });
        Assert.Equal("inbox1010101", task.Text("projectId"));
        Assert.Matches("^[0-9a-f]{24}$", task.Text("id")!);

        Assert.Equal(0, (await Api.GetAsync("project")).GetArrayLength());
        JsonElement data = await Api.GetAsync("project/inbox/data");
        Assert.False(data.TryGetProperty("project", out _));
        Assert.Equal(["Milk"], data.GetProperty("tasks").Titles());
        Assert.Equal("project_not_found", await Api.ErrorAsync(HttpMethod.Get, "project/inbox1010101", HttpStatusCode.NotFound));
        Assert.Equal(JsonValueKind.Object, (await Api.GetAsync("project/inbox/task/" + task.Text("id"))).ValueKind);
    }

    [Fact]
    public async Task The_data_of_an_unknown_project_is_an_empty_object()
    {
        JsonElement data = await Api.GetAsync("project/000000000000000000000000/data");
        Assert.Empty(data.EnumerateObject());
        Assert.Equal("project_not_found", await Api.ErrorAsync(HttpMethod.Get, "project/000000000000000000000000", HttpStatusCode.NotFound));
    }

    [Fact]
    public async Task A_deleted_task_can_be_read_and_updated_but_is_not_listed()
    {
        JsonElement task = await Api.CreateTaskAsync(new { title = "Milk" });
        await Api.DeleteAsync($"project/inbox/task/{task.Text("id")}");

        Assert.Equal("Milk", (await Api.GetAsync($"project/inbox/task/{task.Text("id")}")).Text("title"));
        Assert.Equal("Eggs", (await Api.UpdateTaskAsync(task, new { title = "Eggs" })).Text("title"));
        Assert.Empty((await Api.GetAsync("project/inbox/data")).GetProperty("tasks").Titles());
        Assert.Empty((await Api.PostAsync("task/filter", new { status = new[] { 0 } })).Titles());
        JsonElement truth = (await sandbox.StateAsync()).GetProperty("tasks")[0];
        Assert.True(truth.GetProperty("deleted").GetBoolean());
    }

    [Fact]
    public async Task A_due_date_sets_the_start_date_and_both_are_returned_with_milliseconds()
    {
        JsonElement task = await Api.CreateTaskAsync(new { title = "Call", dueDate = "2026-10-02T11:00:00+0200", timeZone = "Europe/Rome" });
        Assert.Equal("2026-10-02T09:00:00.000+0000", task.Text("dueDate"));
        Assert.Equal("2026-10-02T09:00:00.000+0000", task.Text("startDate"));
        Assert.Equal("Europe/Rome", task.Text("timeZone"));
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0000$", task.Text("createdTime")!);
    }

    [Fact]
    public async Task Null_clears_the_due_date_and_the_recurrence_rule_and_an_empty_text_clears_nothing()
    {
        JsonElement task = await Api.CreateTaskAsync(new { title = "Rent", dueDate = "2026-10-02T09:00:00+0000", repeatFlag = "RRULE:FREQ=MONTHLY;INTERVAL=1" });
        JsonElement kept = await Api.UpdateTaskAsync(task, new { dueDate = "" });
        Assert.Equal("2026-10-02T09:00:00.000+0000", kept.Text("dueDate"));

        JsonElement cleared = await Api.UpdateTaskAsync(task, new { dueDate = (string?)null });
        Assert.Null(cleared.Text("dueDate"));
        Assert.Null(cleared.Text("repeatFlag"));
    }

    [Fact]
    public async Task A_recurrence_rule_without_a_due_date_is_silently_ignored()
    {
        JsonElement task = await Api.CreateTaskAsync(new { title = "Rent", repeatFlag = "RRULE:FREQ=MONTHLY;INTERVAL=1" });
        Assert.Null(task.Text("repeatFlag"));
    }

    [Fact]
    public async Task An_update_keeps_other_fields_and_replaces_all_items()
    {
        JsonElement task = await Api.CreateTaskAsync(new
        {
            title = "Trip",
            content = "notes",
            tags = new[] { "travel" },
            items = new[] { new { title = "Passport" }, new { title = "Tickets" } },
            somethingNew = new { nested = 1 },
        });
        Assert.Equal("CHECKLIST", task.Text("kind"));
        Assert.All(task.GetProperty("items").EnumerateArray(), item => Assert.Matches("^[0-9a-f]{24}$", item.Text("id")!));

        JsonElement changed = await Api.UpdateTaskAsync(task, new { priority = 5, items = new[] { new { title = "Visa" } } });
        Assert.Equal("notes", changed.Text("content"));
        Assert.Equal(5, changed.GetProperty("priority").GetInt32());
        Assert.Equal(["Visa"], changed.GetProperty("items").Titles());
        Assert.Equal(1, changed.GetProperty("somethingNew").GetProperty("nested").GetInt32());
        Assert.Equal(task.Text("createdTime"), changed.Text("createdTime"));
        Assert.NotEqual(task.Text("etag"), changed.Text("etag"));
    }

    [Fact]
    public async Task Reopening_keeps_the_completed_time()
    {
        JsonElement task = await Api.CreateTaskAsync(new { title = "Milk" });
        await Api.CompleteAsync(task);
        Assert.Empty((await Api.GetAsync("project/inbox/data")).GetProperty("tasks").Titles());
        Assert.Equal(["Milk"], (await Api.PostAsync("task/completed", new { })).Titles());

        JsonElement reopened = await Api.UpdateTaskAsync(task, new { status = 0 });
        Assert.Equal(0, reopened.GetProperty("status").GetInt32());
        Assert.NotNull(reopened.Text("completedTime"));
        Assert.Empty((await Api.PostAsync("task/completed", new { })).Titles());
    }

    [Theory]
    [InlineData("RRULE:FREQ=DAILY;INTERVAL=2", "2026-10-26T23:00:00.000+0000")] // Over the end of summer time, midnight stays midnight.
    [InlineData("RRULE:FREQ=WEEKLY;INTERVAL=1;BYDAY=MO,SU", "2026-10-25T23:00:00.000+0000")]
    [InlineData("RRULE:FREQ=MONTHLY;INTERVAL=1", "2026-11-24T23:00:00.000+0000")]
    [InlineData("RRULE:FREQ=YEARLY;INTERVAL=1", "2027-10-24T22:00:00.000+0000")]
    public async Task Completing_a_recurring_task_advances_it_and_leaves_a_completed_copy(string rule, string next)
    {
        JsonElement task = await Api.CreateTaskAsync(new { title = "Water", dueDate = "2026-10-25T00:00:00+0200", isAllDay = true, timeZone = "Europe/Rome", repeatFlag = rule });
        await Api.CompleteAsync(task);

        JsonElement moved = await Api.GetAsync($"project/inbox/task/{task.Text("id")}");
        Assert.Equal(next, moved.Text("dueDate"));
        Assert.Equal(next, moved.Text("startDate"));
        Assert.Equal(0, moved.GetProperty("status").GetInt32());
        JsonElement copy = Assert.Single((await Api.PostAsync("task/completed", new { })).EnumerateArray());
        Assert.NotEqual(task.Text("id"), copy.Text("id"));
        Assert.Equal("2026-10-24T22:00:00.000+0000", copy.Text("dueDate"));
        Assert.Null(copy.Text("repeatFlag"));
    }

    [Theory]
    [InlineData("COUNT=2")]
    [InlineData("UNTIL=20261026T000000Z")]
    public async Task A_recurrence_rule_ends(string end)
    {
        JsonElement task = await Api.CreateTaskAsync(new { title = "Pills", dueDate = "2026-10-25T08:00:00+0000", repeatFlag = $"RRULE:FREQ=DAILY;{end}" });
        await Api.CompleteAsync(task);
        await Api.CompleteAsync(task);
        Assert.Equal(2, (await Api.GetAsync($"project/inbox/task/{task.Text("id")}")).GetProperty("status").GetInt32());
        Assert.Equal(2, (await Api.PostAsync("task/completed", new { })).GetArrayLength());
    }

    [Fact]
    public async Task Task_lists_are_silently_truncated_at_200()
    {
        await Task.WhenAll(Enumerable.Range(0, 210).Select(i => Api.CreateTaskAsync(new { title = "task " + i })));

        Assert.Equal(200, (await Api.PostAsync("task/filter", new { status = new[] { 0 } })).GetArrayLength());
        Assert.Equal(200, (await Api.PostAsync("task/search", new { keywords = "TASK" })).GetArrayLength());
        Assert.Equal(210, (await Api.GetAsync("project/inbox/data")).GetProperty("tasks").GetArrayLength());
    }

    [Fact]
    public async Task The_filter_combines_its_conditions()
    {
        string work = (await Api.PostAsync("project", new { name = "Work" })).Text("id")!;
        await Api.CreateTaskAsync(new { title = "a", projectId = work, priority = 5, tags = new[] { "x", "y" }, startDate = "2026-10-02T09:00:00+0000" });
        await Api.CreateTaskAsync(new { title = "b", projectId = work, priority = 3, tags = new[] { "x" }, startDate = "2026-10-03T09:00:00+0000" });
        await Api.CreateTaskAsync(new { title = "c", priority = 5 });

        Assert.Equal(["a", "b"], (await Api.PostAsync("task/filter", new { projectIds = new[] { work } })).Titles());
        Assert.Equal(["a", "c"], (await Api.PostAsync("task/filter", new { priority = new[] { 5 } })).Titles());
        Assert.Equal(["a"], (await Api.PostAsync("task/filter", new { tag = new[] { "x", "y" } })).Titles());
        Assert.Equal(["b"], (await Api.PostAsync("task/filter", new { startDate = "2026-10-03T09:00:00+0000", endDate = "2026-10-03T09:00:00+0000" })).Titles());
        Assert.Equal(["c"], (await Api.PostAsync("task/search", new { keywords = "c", projectIds = new[] { "inbox" } })).Titles());
    }

    [Fact]
    public async Task Moving_omits_tasks_that_are_not_in_the_given_project()
    {
        string work = (await Api.PostAsync("project", new { name = "Work" })).Text("id")!;
        JsonElement task = await Api.CreateTaskAsync(new { title = "Milk" });
        JsonElement moved = await Api.PostAsync("task/move", new object[]
        {
            new { fromProjectId = task.Text("projectId"), toProjectId = work, taskId = task.Text("id") },
            new { fromProjectId = task.Text("projectId"), toProjectId = work, taskId = "000000000000000000000000" },
        });

        Assert.Equal([task.Text("id")], moved.EnumerateArray().Select(one => one.Text("id")));
        Assert.Equal(work, (await Api.GetAsync($"project/{work}/task/{task.Text("id")}")).Text("projectId"));
        Assert.Equal("task_not_found", await Api.ErrorAsync(HttpMethod.Get, $"project/inbox/task/{task.Text("id")}", HttpStatusCode.NotFound));
    }

    [Fact]
    public async Task Projects_groups_and_columns_are_stored()
    {
        JsonElement group = await Api.PostAsync("project/group", new { name = "Home" });
        JsonElement project = await Api.PostAsync("project", new { name = "Board", color = "#F18181", viewMode = "kanban", groupId = group.Text("id") });
        JsonElement column = await Api.PostAsync($"project/{project.Text("id")}/column", new { name = "Doing" });
        JsonElement task = await Api.CreateTaskAsync(new { title = "x", projectId = project.Text("id"), columnId = column.Text("id") });
        Assert.Equal("Doing", task.Text("columnName"));

        JsonElement data = await Api.GetAsync($"project/{project.Text("id")}/data");
        Assert.Equal("Board", data.GetProperty("project").Text("name"));
        Assert.Equal("kanban", data.GetProperty("project").Text("viewMode"));
        Assert.Equal("Doing", data.GetProperty("columns")[0].Text("name"));
        Assert.Equal("Done", (await Api.PostAsync($"project/{project.Text("id")}/column/{column.Text("id")}", new { name = "Done" })).Text("name"));
        Assert.Equal("House", (await Api.PostAsync($"project/group/{group.Text("id")}", new { name = "House" })).Text("name"));

        JsonElement renamed = await Api.PostAsync($"project/{project.Text("id")}", new { name = "Wall" });
        Assert.Equal("#F18181", renamed.Text("color"));
        await Api.DeleteAsync($"project/group/{group.Text("id")}");
        Assert.Null((await Api.GetAsync($"project/{project.Text("id")}")).Text("groupId"));

        await Api.DeleteAsync($"project/{project.Text("id")}");
        Assert.Equal(0, (await Api.GetAsync("project")).GetArrayLength());
        Assert.Empty((await Api.PostAsync("task/filter", new { })).Titles());
    }

    [Fact]
    public async Task A_read_only_project_rejects_new_tasks()
    {
        JsonElement project = await Api.PostAsync("project", new { name = "Theirs", permission = "read" });
        Assert.Equal("no_project_permission", await Api.ErrorAsync(HttpMethod.Post, "task", HttpStatusCode.Forbidden, new { title = "x", projectId = project.Text("id") }));
    }

    [Fact]
    public async Task Members_contain_the_users_email_address()
    {
        JsonElement self = (await Api.GetAsync("project/inbox/members"))[0];
        Assert.Equal("user@sandbox.example", self.Text("username"));
        Assert.True(self.GetProperty("self").GetBoolean());
    }

    [Fact]
    public async Task Tags_of_tasks_are_not_listed()
    {
        await Api.CreateTaskAsync(new { title = "x", tags = new[] { "carried" } });
        Assert.Equal(0, (await Api.GetAsync("tag")).GetArrayLength());
        await Api.PostAsync("tag", new { name = "made", label = "Made" });
        Assert.Equal(["made"], (await Api.GetAsync("tag")).EnumerateArray().Select(tag => tag.Text("name")));
        await sandbox.SetAsync(new { hideTags = true });
        Assert.Equal(0, (await Api.GetAsync("tag")).GetArrayLength());
    }

    [Fact]
    public async Task Comments_are_stored_with_their_task()
    {
        JsonElement task = await Api.CreateTaskAsync(new { title = "x" });
        string path = $"project/inbox/task/{task.Text("id")}/comment";
        JsonElement comment = await Api.PostAsync(path, new { title = "first" });
        Assert.Equal(["first"], (await Api.GetAsync(path + "s")).Titles());
        await Api.DeleteAsync($"{path}/{comment.Text("id")}");
        Assert.Empty((await Api.GetAsync(path + "s")).Titles());
    }

    [Fact]
    public async Task A_long_focus_range_returns_the_last_30_days()
    {
        foreach (string day in new[] { "2026-08-20", "2026-09-10", "2026-09-30" })
            await Api.PostAsync("focus", new { type = 0, note = day, startTime = day + "T09:00:00+0000", endTime = day + "T09:25:00+0000" });
        await Api.PostAsync("focus", new { type = 1, note = "timing", startTime = "2026-09-30T10:00:00+0000", endTime = "2026-09-30T10:25:00+0000" });

        JsonElement found = await Api.GetAsync("focus?from=2026-08-01T00:00:00%2B0000&to=2026-10-01T00:00:00%2B0000&type=0");
        Assert.Equal(["2026-09-10", "2026-09-30"], found.EnumerateArray().Select(focus => focus.Text("note")));
        Assert.Equal(1500, found[0].GetProperty("duration").GetInt32());
        Assert.Equal("focus_not_found", await Api.ErrorAsync(HttpMethod.Get, $"focus/{found[0].Text("id")}?type=1", HttpStatusCode.NotFound));
        await Api.DeleteAsync($"focus/{found[0].Text("id")}?type=0");
    }

    [Fact]
    public async Task Habits_count_their_check_ins_and_return_them_by_year()
    {
        string id = (await Api.PostAsync("habit", new { name = "Read" })).Text("id")!;
        foreach (int stamp in new[] { 20251231, 20260101, 20260102 }) await Api.PostAsync($"habit/{id}/checkin", new { stamp });
        await Api.PostAsync($"habit/{id}/checkin", new { stamp = 20260102, value = 2.0 });

        Assert.Equal(3, (await Api.GetAsync($"habit/{id}")).GetProperty("totalCheckIns").GetInt32());
        JsonElement years = await Api.GetAsync($"habit/checkins?habitIds={id}&from=20251201&to=20260131");
        Assert.Equal([2025, 2026], years.EnumerateArray().Select(year => year.GetProperty("year").GetInt32()));
        Assert.Equal(2.0, years[1].GetProperty("checkins")[1].GetProperty("value").GetDouble());
        Assert.Equal("Read more", (await Api.PostAsync($"habit/{id}", new { name = "Read more" })).Text("name"));
    }

    [Fact]
    public async Task Countdowns_are_created_with_the_control_API()
    {
        await sandbox.AddCountdownsAsync(new { name = "Holiday", date = 20261224, type = 1 });
        Assert.Equal("Holiday", (await Api.GetAsync("countdown"))[0].Text("name"));
    }

    [Theory]
    [InlineData("task", "{}", "invalid_parameter")]
    [InlineData("task", """{"title": "x", "dueDate": "tomorrow"}""", "invalid_parameter")]
    [InlineData("task", """{"title": "x", "projectId": "unknown"}""", "project_not_found")]
    [InlineData("task/000000000000000000000000", """{"id": "000000000000000000000000", "projectId": "inbox"}""", "task_not_found")]
    [InlineData("task", "{", "invalid_request")]
    [InlineData("tag", """{"name": "Upper", "label": "Upper"}""", "invalid_parameter")]
    [InlineData("nothing", "{}", "not_found")]
    public async Task Errors_have_the_services_format(string path, string body, string code)
    {
        using HttpResponseMessage response = await Api.SendAsync(HttpMethod.Post, path, body);
        Assert.InRange((int)response.StatusCode, 400, 404);
        JsonElement error = await OAuthClient.JsonAsync(response, response.StatusCode);
        Assert.Equal(["errorId", "errorCode", "errorMessage", "data"], error.EnumerateObject().Select(member => member.Name));
        Assert.Equal(code, error.Text("errorCode"));
    }

    [Fact]
    public async Task Concurrent_creates_are_carried_out_and_counted_even_if_the_response_was_lost()
    {
        await sandbox.AddFaultsAsync(
            new { path = "/task$", kind = "resetAfter", probability = 0.1, seed = 1 },
            new { path = "/task$", kind = "resetBefore", probability = 0.1, seed = 2 });
        bool[] answered = await Task.WhenAll(Enumerable.Range(0, 300).Select(async i =>
        {
            try
            {
                await Api.CreateTaskAsync(new { title = "t" + i });
                return true;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        }));

        Dictionary<string, int> creates = (await sandbox.StateAsync()).GetProperty("createsByTitle").EnumerateObject().ToDictionary(one => one.Name, one => one.Value.GetInt32());
        IReadOnlyList<SandboxRequest> requests = await sandbox.RequestsAsync("/open/v1/task");
        Assert.Equal(requests.Count(request => request.Fault != "resetBefore"), creates.Values.Sum());
        Assert.All(creates.Values, count => Assert.Equal(1, count));
        Assert.All(answered.Select((ok, i) => (ok, i)).Where(pair => pair.ok), pair => Assert.Contains("t" + pair.i, creates.Keys));
        Assert.Contains("resetAfter", requests.Select(request => request.Fault));
    }

    [Fact]
    public async Task Reading_needs_tasks_read_and_writing_needs_tasks_write()
    {
        using HttpClient reader = await sandbox.CreateApiClientAsync("tasks:read");
        using var api = new SandboxApiClient(reader, TestContext.Current.CancellationToken);
        Assert.Equal(0, (await api.PostAsync("task/filter", new { })).GetArrayLength());
        using HttpResponseMessage refused = await api.SendAsync(HttpMethod.Post, "task", """{"title": "x"}""");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }
}
