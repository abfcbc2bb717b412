using System;
using System.Buffers;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.Time.Testing;
using TickTick.Api;
using TickTick.Api.Dates;
using TickTick.Api.Tasks;
using TickTick.Api.Tasks.Lists;
using TickTick.Http;
using Xunit;

namespace TickTick.Tests.Api;

public sealed class OpenApiCallTests(SandboxProcess sandbox) : ApiTests(sandbox)
{
    [Fact]
    public async Task A_task_is_created_read_updated_completed_reopened_and_removed()
    {
        TickTickProject project = await Client.Projects.CreateAsync(new TickTickProject { Name = "Work", Color = "#F18181", ViewMode = TickTickViewMode.Kanban });
        TickTickTask made = await Client.Tasks.CreateAsync(new TickTickTask
        {
            Title = "Ship",
            ProjectId = project.Id,
            Content = "everything",
            Priority = TickTickTaskPriority.High,
            Tags = ["urgent"],
            Due = new DateTimeOffset(2026, 10, 2, 9, 0, 0, TimeSpan.FromHours(2)),
            TimeZone = "Europe/Rome",
            Reminders = [TimeSpan.FromMinutes(15), TimeSpan.Zero],
            Items = [new ChecklistItem { Title = "one" }, new ChecklistItem { Title = "two", Status = TickTickChecklistItemStatus.Completed }],
        });
        Assert.Equal("Ship", made.Title);
        Assert.Equal(TickTickTaskKind.Checklist, made.Kind);
        Assert.Equal(TickTickTaskPriority.High, made.Priority);
        Assert.Equal([TimeSpan.FromMinutes(15), TimeSpan.Zero], made.Reminders!);
        Assert.Equal(TimeSpan.FromHours(2), made.Due!.Value.Offset);
        Assert.Equal(made.Due, made.Start);
        Assert.Equal(2, made.Items!.Length);
        Assert.NotNull(made.Items[0].Id);

        TickTickTask read = await Client.Tasks.GetAsync(project.Id, made.Id);
        Assert.Equal("Work", read.Project);
        TickTickTask edit = read.Edit();
        edit.Due = null;
        edit.Priority = TickTickTaskPriority.None;
        TickTickTask changed = await Client.Tasks.UpdateAsync(edit);
        Assert.Null(changed.Due);
        Assert.Equal(TickTickTaskPriority.None, changed.Priority);
        Assert.Equal("everything", changed.Content);
        Assert.Equal(TickTickTaskPriority.High, read.Priority);

        await Client.Tasks.CompleteAsync(changed);
        Assert.Equal(TickTickTaskStatus.Completed, (await Client.Tasks.GetAsync(project.Id, made.Id)).Status);
        TickTickTask reopen = TickTickTask.At(project.Id!, made.Id!);
        reopen.Status = TickTickTaskStatus.Open;
        Assert.Equal(TickTickTaskStatus.Open, (await Client.Tasks.UpdateAsync(reopen)).Status);

        await Client.Tasks.RemoveAsync(project.Id, made.Id);
        Assert.Equal("NotFound", (await Assert.ThrowsAsync<TickTickException>(() => Client.Tasks.GetAsync(project.Id, made.Id))).ErrorId);
    }

    [Fact]
    public async Task An_all_day_task_keeps_its_day_in_any_time_zone()
    {
        TickTickTask made = await Client.Tasks.CreateAsync(new TickTickTask
        {
            Title = "Holiday",
            IsAllDay = true,
            Due = new DateTimeOffset(2026, 10, 1, 15, 30, 0, TimeSpan.FromHours(-7)),
            TimeZone = "Europe/Rome",
        });
        SandboxRequest sent = (await Sandbox.RequestsAsync("/task")).Last(request => request.Method == "POST");
        Assert.Contains("\"dueDate\":\"2026-10-01T22:00:00+0000\"", sent.Body);
        Assert.Equal(new DateTime(2026, 10, 2), made.Due!.Value.Date);

        TickTickTask later = TickTickTask.At(made.ProjectId!, made.Id!);
        later.Due = new DateTimeOffset(2026, 12, 24, 9, 0, 0, TimeSpan.FromHours(9));
        TickTickTask changed = await Client.Tasks.UpdateAsync(later);
        Assert.True(changed.IsAllDay);
        Assert.Equal(new DateTimeOffset(2026, 12, 24, 0, 0, 0, TimeSpan.FromHours(1)), changed.Due);
    }

    [Fact]
    public async Task A_new_due_date_moves_a_task_and_the_start_of_a_span_by_the_same_distance()
    {
        var day = new DateTimeOffset(2026, 10, 2, 9, 0, 0, TimeSpan.Zero);
        TickTickTask plain = await Client.Tasks.CreateAsync(new TickTickTask { Title = "plain", Due = day });
        TickTickTask edit = plain.Edit();
        edit.Due = day.AddDays(7);
        Assert.Equal(day.AddDays(7), (await Client.Tasks.UpdateAsync(edit)).Start);

        TickTickTask span = await Client.Tasks.CreateAsync(new TickTickTask { Title = "span", Start = day, Due = day.AddDays(1) });
        edit = span.Edit();
        edit.Due = day.AddDays(7);
        Assert.Equal(day.AddDays(6), (await Client.Tasks.UpdateAsync(edit)).Start);
        edit = TickTickTask.At(span.ProjectId!, span.Id!);
        edit.Due = day.AddDays(9);
        Assert.Equal(day.AddDays(8), (await Client.Tasks.UpdateAsync(edit)).Start);
        edit = TickTickTask.At(span.ProjectId!, span.Id!);
        (edit.Start, edit.Due) = (day, day.AddDays(9));
        Assert.Equal(day, (await Client.Tasks.UpdateAsync(edit)).Start);
    }

    [Fact]
    public async Task A_meeting_keeps_its_hours_when_it_moves_over_a_change_of_the_clocks()
    {
        TickTickTask meeting = await Client.Tasks.CreateAsync(new TickTickTask
        {
            Title = "meeting",
            TimeZone = "Europe/Rome",
            Start = new DateTimeOffset(2027, 3, 26, 23, 0, 0, TimeSpan.FromHours(1)),
            Due = new DateTimeOffset(2027, 3, 27, 1, 0, 0, TimeSpan.FromHours(1)),
        });
        TickTickTask edit = meeting.Edit();
        edit.Due = new DateTimeOffset(2027, 3, 29, 1, 0, 0, TimeSpan.FromHours(2));
        TickTickTask moved = await Client.Tasks.UpdateAsync(edit);
        Assert.Equal(new DateTimeOffset(2027, 3, 28, 23, 0, 0, TimeSpan.FromHours(2)), moved.Start);

        edit = moved.Edit();
        edit.Start = moved.Due!.Value.AddMinutes(1);
        TickTickException failure = await Assert.ThrowsAsync<TickTickException>(() => Client.Tasks.UpdateAsync(edit));
        Assert.Equal("RequestInvalid", failure.ErrorId);
        Assert.Contains("-Start and -Due", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_all_day_span_ends_on_the_day_that_was_said_and_the_service_stores_the_day_after()
    {
        TimeSpan winter = TimeSpan.FromHours(1), summer = TimeSpan.FromHours(2);
        TickTickTask made = await Client.Tasks.CreateAsync(new TickTickTask
        {
            Title = "Conference",
            IsAllDay = true,
            TimeZone = "Europe/Rome",
            Start = new DateTimeOffset(2027, 3, 27, 0, 0, 0, winter),
            Due = new DateTimeOffset(2027, 3, 31, 0, 0, 0, summer),
        });
        Assert.Equal("2027-03-31T22:00:00", await StoredAsync());
        Assert.Equal(new DateTime(2027, 3, 31), made.Due!.Value.DateTime);
        TickTickTask read = await Client.Tasks.GetAsync(made.ProjectId, made.Id);
        Assert.Equal((new DateTime(2027, 3, 27), new DateTime(2027, 3, 31)), (read.Start!.Value.DateTime, read.Due!.Value.DateTime));
        var lastDay = new DayCalendar(new FakeTimeProvider(new DateTimeOffset(2027, 3, 31, 12, 0, 0, summer)), TimeZones.Find("Europe/Rome")!, DayOfWeek.Monday);
        Assert.True(DuePeriod.Find("Today")!.Contains(read, lastDay));
        Assert.False(DuePeriod.Find("Overdue")!.Contains(read, lastDay));

        // A change of another field keeps the dates, a later start shortens the span, and a start on the last day
        // makes it one day.
        TickTickTask edit = read.Edit();
        edit.Content = "Hall B";
        await Client.Tasks.UpdateAsync(edit);
        Assert.Equal("2027-03-31T22:00:00", await StoredAsync());
        edit = TickTickTask.At(made.ProjectId!, made.Id!);
        edit.Start = new DateTimeOffset(2027, 3, 28, 0, 0, 0, winter);
        Assert.Equal(new DateTime(2027, 3, 31), (await Client.Tasks.UpdateAsync(edit)).Due!.Value.DateTime);
        Assert.Equal("2027-03-31T22:00:00", await StoredAsync());
        edit = TickTickTask.At(made.ProjectId!, made.Id!);
        edit.Start = new DateTimeOffset(2027, 3, 31, 0, 0, 0, summer);
        Assert.Equal(new DateTime(2027, 3, 31), (await Client.Tasks.UpdateAsync(edit)).Due!.Value.DateTime);
        Assert.Equal("2027-03-30T22:00:00", await StoredAsync());

        async Task<string> StoredAsync()
        {
            JsonElement task = (await Sandbox.StateAsync()).GetProperty("tasks").EnumerateArray().Single(task => task.GetProperty("id").GetString() == made.Id);
            return task.GetProperty("dueDate").GetString()!.Substring(0, 19);
        }
    }

    [Fact]
    public async Task What_does_not_exist_may_be_answered_with_an_empty_body()
    {
        await Sandbox.AddFaultsAsync(new { method = "GET", kind = "status", status = 200, body = "" });
        Assert.Equal("NotFound", (await Assert.ThrowsAsync<TickTickException>(() => Client.ProjectContents.GetAsync("0123456789abcdef01234567"))).ErrorId);
        Assert.Equal("NotFound", (await Assert.ThrowsAsync<TickTickException>(() => Client.Tasks.GetChangedAsync("0123456789abcdef01234567", "1"))).ErrorId);
        Assert.Equal(2, (await Sandbox.RequestsAsync()).Count);
    }

    [Theory]
    [InlineData("resetAfter", "ServiceUnreachable")]
    [InlineData("truncate", "ServiceUnreachable")]
    [InlineData("hang", "RequestTimeout")]
    public async Task A_change_whose_answers_are_lost_may_have_been_carried_out(string kind, string errorId)
    {
        using ApiSession session = await ApiSession.OpenAsync(Sandbox, timeout: TimeSpan.FromSeconds(1));
        TickTickTask task = await session.Client.Tasks.CreateAsync(new TickTickTask { Title = "t" });
        await Sandbox.AddFaultsAsync(new { path = "/task/", kind });
        TickTickTask changed = task.Edit();
        changed.Title = "u";
        foreach (Func<Task> change in new Func<Task>[] { () => session.Client.Tasks.UpdateAsync(changed), () => session.Client.Tasks.RemoveAsync(task.ProjectId, task.Id) })
        {
            TickTickException failure = await Assert.ThrowsAsync<TickTickException>(change);
            Assert.Equal(errorId, failure.ErrorId);
            Assert.Contains(task.Id!, failure.Message, StringComparison.Ordinal);
            Assert.Contains("The change may have been carried out.", failure.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("cannot be reached", failure.Message, StringComparison.Ordinal);
        }

        TickTickException read = await Assert.ThrowsAsync<TickTickException>(() => session.Client.Tasks.GetChangedAsync(task.ProjectId, task.Id));
        Assert.DoesNotContain("change", read.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_answer_to_a_change_is_checked_by_reading_back()
    {
        TickTickProject to = await Client.Projects.CreateAsync(new TickTickProject { Name = "To" });
        TickTickTask task = await Client.Tasks.CreateAsync(new TickTickTask { Title = "t" });
        await Sandbox.AddFaultsAsync(new { method = "POST", path = "/task/move$", kind = "status", status = 200, body = "", afterProcessing = true, times = 1 });
        Assert.Null(Assert.Single(await Client.TaskMover.MoveAsync([new TaskMove("inbox", to.Id!, task.Id!)])).Failure);

        await Sandbox.AddFaultsAsync(new { method = "POST", path = "/task/move$", kind = "status", status = 204, body = "", times = 1 });
        Assert.Equal("NotFound", Assert.Single(await Client.TaskMover.MoveAsync([new TaskMove(to.Id!, "inbox", task.Id!)])).Failure?.ErrorId);

        await Sandbox.AddFaultsAsync(new { method = "POST", path = "/task/[0-9a-f]+$", kind = "status", status = 200, body = "", afterProcessing = true, times = 1 });
        TickTickTask edit = TickTickTask.At(to.Id!, task.Id!);
        edit.Title = "changed";
        Assert.Equal("changed", (await Client.Tasks.UpdateAsync(edit)).Title);
    }

    [Fact]
    public async Task A_missing_project_is_not_reported_as_a_missing_task()
    {
        var task = new TickTickTask { Title = "x", ProjectId = "0123456789abcdef01234567" };
        Assert.StartsWith("The project of the task 'x' does not exist", (await Assert.ThrowsAsync<TickTickException>(() => Client.Tasks.CreateAsync(task))).Message, StringComparison.Ordinal);
        Assert.StartsWith("The project 0123456789abcdef01234567 does not exist", (await Assert.ThrowsAsync<TickTickException>(() => Client.Projects.GetAsync(task.ProjectId))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("access_forbidden", "PermissionDenied")]
    [InlineData("no_project_permission", "PermissionDenied")]
    [InlineData("task_not_found", "NotFound")]
    [InlineData("project_not_found", "NotFound")]
    public async Task A_refusal_that_comes_as_a_server_error_is_final(string code, string errorId)
    {
        string body = JsonSerializer.Serialize(new { errorId = "1", errorCode = code, errorMessage = "no" });
        await Sandbox.ClearRequestsAsync();
        await Sandbox.AddFaultsAsync(new { kind = "status", status = 500, body });
        Func<Task>[] calls =
        [
            () => Client.Projects.GetAsync("0123456789abcdef01234567"),
            () => Client.Tasks.CreateAsync(new TickTickTask { Title = "x" }),
            () => Client.Tasks.RemoveAsync("0123456789abcdef01234567", "1"),
            () => Client.Rest.InvokeAsync(HttpMethod.Post, "task", Encoding.UTF8.GetBytes("{}")),
        ];
        foreach (Func<Task> call in calls) Assert.Equal(errorId, (await Assert.ThrowsAsync<TickTickException>(call)).ErrorId);
        Assert.Equal(calls.Length, (await Sandbox.RequestsAsync()).Count);
    }

    [Fact]
    public async Task A_raw_request_with_an_unknown_outcome_reports_it()
    {
        await Sandbox.AddFaultsAsync(new { method = "POST", path = "/task$", kind = "status", status = 500, afterProcessing = true, times = 1 });
        TickTickException failure = await Assert.ThrowsAnyAsync<TickTickException>(() =>
            Client.Rest.InvokeAsync(HttpMethod.Post, "task", Encoding.UTF8.GetBytes("""{"title":"raw"}""")));
        Assert.Equal("OutcomeUnknown", failure.ErrorId);
    }

    [Fact]
    public async Task Tasks_of_an_unknown_project_are_an_error_and_not_an_empty_list()
    {
        foreach (TickTickTaskStatus status in new[] { TickTickTaskStatus.Open, TickTickTaskStatus.Completed })
        {
            var query = new TaskQuery { ProjectIds = ["0123456789abcdef01234567"], Statuses = [status] };
            Assert.Equal("NotFound", (await Assert.ThrowsAsync<TickTickException>(() => ToListAsync(Client.TaskLists.ListAsync(query)))).ErrorId);
        }
    }

    [Fact]
    public async Task A_recurring_task_advances_once()
    {
        TickTickTask made = await Client.Tasks.CreateAsync(new TickTickTask
        {
            Title = "Water the plants",
            Due = new DateTimeOffset(2026, 10, 2, 9, 0, 0, TimeSpan.Zero),
            TimeZone = "UTC",
            Repeat = "Daily",
        });
        Assert.Equal("RRULE:FREQ=DAILY;INTERVAL=1", made.Repeat);
        await Client.Tasks.CompleteAsync(made);
        Assert.Equal(made.Due!.Value.AddDays(1), (await Client.Tasks.GetAsync(made.ProjectId, made.Id)).Due);
    }

    [Theory]
    [InlineData("resetBefore")]
    [InlineData("resetAfter")]
    [InlineData("truncate")]
    public async Task A_recurring_task_advances_once_even_if_the_response_is_lost(string kind)
    {
        TickTickTask made = await Client.Tasks.CreateAsync(new TickTickTask
        {
            Title = "Water the plants",
            Due = new DateTimeOffset(2026, 10, 2, 9, 0, 0, TimeSpan.Zero),
            Repeat = "Daily",
        });
        await Sandbox.AddFaultsAsync(new { method = "POST", path = "/complete$", kind, times = 1 });
        await Client.Tasks.CompleteAsync(made);
        Assert.Equal(made.Due!.Value.AddDays(1), (await Client.Tasks.GetAsync(made.ProjectId, made.Id)).Due);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("2026-11-30T09:30:00+00:00")]
    public async Task A_recurrence_rule_without_a_due_date_is_rejected_instead_of_ignored(string? start)
    {
        DateTimeOffset? begin = start is null ? null : DateTimeOffset.Parse(start, CultureInfo.InvariantCulture);
        TickTickException failure = await Assert.ThrowsAsync<TickTickException>(() =>
            Client.Tasks.CreateAsync(new TickTickTask { Title = "x", Start = begin, Repeat = "Daily" }));
        Assert.Equal("RequestInvalid", failure.ErrorId);
        Assert.DoesNotContain(await Sandbox.RequestsAsync("/open/v1/task"), request => request.Method == "POST");
    }

    [Fact]
    public async Task Tasks_are_moved_in_one_request_and_each_failure_is_reported_separately()
    {
        TickTickProject from = await Client.Projects.CreateAsync(new TickTickProject { Name = "From" });
        TickTickProject to = await Client.Projects.CreateAsync(new TickTickProject { Name = "To" });
        var moves = new List<TaskMove>();
        for (int i = 0; i < 60; i++)
        {
            TickTickTask task = await Client.Tasks.CreateAsync(new TickTickTask { Title = $"t{i}", ProjectId = from.Id });
            moves.Add(new TaskMove(from.Id!, to.Id!, task.Id!));
        }

        moves.Insert(10, new TaskMove(from.Id!, to.Id!, "0123456789abcdef01234567"));
        await Sandbox.ClearRequestsAsync();
        IReadOnlyList<TaskMoveResult> results = await Client.TaskMover.MoveAsync(moves);
        Assert.Equal(moves, results.Select(result => result.Move));
        Assert.Equal(["0123456789abcdef01234567"], results.Where(result => result.Failure is not null).Select(result => result.Move.TaskId));
        Assert.Equal(60, (await Client.ProjectContents.GetAsync(to.Id)).Tasks.Count);
        Assert.Equal(2, (await Sandbox.RequestsAsync("/task/move")).Count);
    }

    [Fact]
    public async Task Open_subtasks_are_moved_with_their_task_and_not_again()
    {
        TickTickProject from = await Client.Projects.CreateAsync(new TickTickProject { Name = "From" });
        TickTickProject to = await Client.Projects.CreateAsync(new TickTickProject { Name = "To" });
        TaskMover mover = Client.TaskMover;
        TickTickTask trip = await CreateIn("trip", null);
        List<TickTickTask> steps = [trip];
        for (int i = 0; i < 60; i++) steps.Add(await CreateIn($"step {i:00}", steps[i / 2]));
        await CreateIn("other", null);
        await Sandbox.ClearRequestsAsync();
        Assert.Null(Assert.Single(await mover.MoveWithSubtasksAsync([Move(trip)])).Failure);
        Assert.Equal(["POST", "GET", "POST", "POST"], (await Sandbox.RequestsAsync()).Select(static request => request.Method));
        Assert.Equal(["other"], await TitlesAsync(from));
        Assert.Equal(61, (await TitlesAsync(to)).Count);
        Assert.Equal(steps[29].Id, (await Client.Tasks.GetAsync(to.Id, steps[59].Id)).ParentId);

        // They can be in the same pipeline, too, and come back.
        await Sandbox.ClearRequestsAsync();
        Assert.All(await mover.MoveWithSubtasksAsync([.. steps.Skip(1).Select(Move)]), static result => Assert.Null(result.Failure));
        Assert.Empty(await Sandbox.RequestsAsync());
        Assert.Null(Assert.Single(await mover.MoveWithSubtasksAsync([new TaskMove(to.Id!, from.Id!, trip.Id!)])).Failure);
        Assert.Empty(await TitlesAsync(to));

        Task<TickTickTask> CreateIn(string title, TickTickTask? parent) => Client.Tasks.CreateAsync(new TickTickTask { Title = title, ProjectId = from.Id, ParentId = parent?.Id });
        TaskMove Move(TickTickTask task) => new(from.Id!, to.Id!, task.Id!);
        async Task<List<string>> TitlesAsync(TickTickProject project) => [.. (await Client.ProjectContents.GetAsync(project.Id)).Tasks.Select(static task => task.Title!)];
    }

    [Fact]
    public async Task A_move_succeeds_with_a_warning_if_its_subtasks_are_not_known()
    {
        TickTickProject to = await Client.Projects.CreateAsync(new TickTickProject { Name = "To" });
        TickTickTask trip = await Client.Tasks.CreateAsync(new TickTickTask { Title = "trip" });
        await Sandbox.AddFaultsAsync(new { method = "GET", path = "/inbox/data", kind = "status", status = 403 });
        Assert.Null(Assert.Single(await Client.TaskMover.MoveWithSubtasksAsync([new TaskMove("inbox", to.Id!, trip.Id!)])).Failure);
        Assert.Contains("Some subtasks", Assert.Single(Session.Reporter.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_move_whose_response_was_lost_succeeds()
    {
        TickTickProject to = await Client.Projects.CreateAsync(new TickTickProject { Name = "To" });
        TickTickTask task = await Client.Tasks.CreateAsync(new TickTickTask { Title = "t" });
        await Sandbox.AddFaultsAsync(new { method = "POST", path = "/task/move$", kind = "resetAfter", times = 1 });
        TaskMoveResult result = Assert.Single(await Client.TaskMover.MoveAsync([new TaskMove("inbox", to.Id!, task.Id!)]));
        Assert.Null(result.Failure);
    }

    [Fact]
    public async Task Comments_are_added_listed_and_removed()
    {
        TickTickTask task = await Client.Tasks.CreateAsync(new TickTickTask { Title = "t" });
        TickTickTaskComment added = await Client.TaskComments.AddAsync(task.ProjectId, task.Id, new TickTickTaskComment { Title = "hello" });
        Assert.Equal(task.Id, added.TaskId);
        TickTickTaskComment listed = Assert.Single(await Client.TaskComments.ListAsync(task.ProjectId, task.Id));
        Assert.Equal("hello", listed.Title);
        await Client.TaskComments.RemoveAsync(task.ProjectId, task.Id, added.Id);
        Assert.Empty(await Client.TaskComments.ListAsync(task.ProjectId, task.Id));
    }

    [Fact]
    public async Task Projects_are_listed_with_the_Inbox_updated_and_removed()
    {
        TickTickProject made = await Client.Projects.CreateAsync(new TickTickProject { Name = "Old", Kind = TickTickProjectKind.Note });
        Assert.Equal(["Inbox", "Old"], (await Client.Projects.ListAsync()).Select(project => project.Name));
        TickTickProject edit = made.Edit();
        edit.Name = "New";
        Assert.Equal("New", (await Client.Projects.UpdateAsync(edit)).Name);
        Assert.Equal(TickTickProjectKind.Note, (await Client.Projects.GetAsync(made.Id)).Kind);
        Assert.True((await Client.Projects.GetAsync("inbox")).IsInbox);
        Assert.True(Assert.Single(await Client.Projects.ListMembersAsync("inbox")).IsSelf);
        await Client.Projects.RemoveAsync(made.Id);
        Assert.Equal("NotFound", (await Assert.ThrowsAsync<TickTickException>(() => Client.Projects.GetAsync(made.Id))).ErrorId);
    }

    [Fact]
    public async Task A_project_with_an_empty_response_is_not_found()
    {
        TickTickException failure = await Assert.ThrowsAsync<TickTickException>(() => Client.ProjectContents.GetAsync("0123456789abcdef01234567"));
        Assert.Equal("NotFound", failure.ErrorId);
        Assert.Equal(FailureKind.NotFound, failure.Kind);
    }

    [Fact]
    public async Task Groups_and_columns_are_created_listed_and_updated()
    {
        TickTickProjectGroup group = await Client.ProjectGroups.CreateAsync(new TickTickProjectGroup { Name = "Folder" });
        TickTickProjectGroup groupEdit = group.Edit();
        groupEdit.Name = "Binder";
        await Client.ProjectGroups.UpdateAsync(groupEdit);
        Assert.Equal("Binder", Assert.Single(await Client.ProjectGroups.ListAsync()).Name);
        await Client.ProjectGroups.RemoveAsync(group.Id);
        Assert.Empty(await Client.ProjectGroups.ListAsync());

        TickTickProject project = await Client.Projects.CreateAsync(new TickTickProject { Name = "Board" });
        TickTickColumn column = await Client.Columns.CreateAsync(project.Id, new TickTickColumn { Name = "Doing" });
        TickTickColumn columnEdit = column.Edit();
        columnEdit.Name = "Done";
        await Client.Columns.UpdateAsync(columnEdit);
        Assert.Equal("Done", Assert.Single(await Client.Columns.ListAsync(project.Id)).Name);
        Assert.Equal("Done", Assert.Single((await Client.ProjectContents.GetAsync(project.Id)).Columns).Name);
    }

    [Fact]
    public async Task Tags_of_tasks_are_listed_if_the_services_list_lacks_them()
    {
        await Client.Tags.CreateAsync(new TickTickTag { Label = "Work" });
        await Client.Tasks.CreateAsync(new TickTickTask { Title = "t", Tags = ["work", "home"] });
        Assert.Equal(["work", "home"], (await Client.Tags.ListAsync()).Select(tag => tag.Name));
        await Sandbox.SetAsync(new { hideTags = true });
        Assert.Equal(["home", "work"], (await Client.Tags.ListAsync()).Select(tag => tag.Name).OrderBy(name => name, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Focus_records_of_a_year_are_read_in_parts()
    {
        var begin = new DateTimeOffset(2026, 1, 1, 8, 0, 0, TimeSpan.Zero);
        for (int month = 0; month < 12; month++)
        {
            DateTimeOffset start = begin.AddMonths(month);
            await Client.Focus.CreateAsync(new TickTickFocus { Type = (TickTickFocusType)(month % 2), Start = start, End = start.AddMinutes(25), Note = $"n{month}" });
        }

        List<TickTickFocus> all = await ToListAsync(Client.Focus.ListAsync(begin, begin.AddYears(1)));
        Assert.Equal(12, all.Count);
        TickTickFocus one = all.First(focus => focus.Type == TickTickFocusType.Timing);
        Assert.Equal(TimeSpan.FromMinutes(25), one.Duration);
        Assert.Equal(one.Start, (await Client.Focus.GetAsync(one.Id, TickTickFocusType.Timing)).Start);
        await Client.Focus.RemoveAsync(one.Id, TickTickFocusType.Timing);
        Assert.Equal(5, (await ToListAsync(Client.Focus.ListAsync(begin, begin.AddYears(1), TickTickFocusType.Timing))).Count);
    }

    [Fact]
    public async Task Habits_and_check_ins_are_stored()
    {
        TickTickHabit habit = await Client.Habits.CreateAsync(new TickTickHabit { Name = "Run", Goal = 5.0, Unit = "km", Type = "Real" });
        TickTickHabit edit = habit.Edit();
        edit.Encouragement = "Go!";
        await Client.Habits.UpdateAsync(edit);
        Assert.Equal("Go!", (await Client.Habits.GetAsync(habit.Id)).Encouragement);
        Assert.Equal("Run", Assert.Single(await Client.Habits.ListAsync()).Name);

        var day = new DateTime(2026, 10, 2);
        TickTickHabitCheckin checkin = await Client.Habits.SetCheckinAsync(habit.Id, new TickTickHabitCheckin { Day = day, Value = 3.0, Goal = 5.0 });
        Assert.Equal(3.0, checkin.Value);
        Assert.Equal(habit.Id, checkin.HabitId);
        await Client.Habits.SetCheckinAsync(habit.Id, new TickTickHabitCheckin { Day = day, Value = 4.0 });
        TickTickHabitCheckin listed = Assert.Single(await Client.Habits.ListCheckinsAsync([habit.Id!], day.AddYears(-1), day.AddDays(1)));
        Assert.Equal(4.0, listed.Value);
        Assert.Equal(day, listed.Day);
        Assert.Equal(habit.Id, listed.HabitId);
    }

    [Fact]
    public async Task Countdowns_are_read()
    {
        await Sandbox.AddCountdownsAsync(new { name = "Holiday", date = 20261224 });
        TickTickCountdown countdown = Assert.Single(await Client.Countdowns.ListAsync());
        Assert.Equal(new DateTime(2026, 12, 24), countdown.Date);
    }

    [Fact]
    public async Task A_raw_request_is_never_sent_to_another_host()
    {
        ServiceResponse answer = await Client.Rest.InvokeAsync(HttpMethod.Post, "/task", Encoding.UTF8.GetBytes("""{"title":"raw"}"""));
        Assert.Contains("\"raw\"", Encoding.UTF8.GetString(answer.Body.ToArray()));
        foreach (string path in new[] { "//evil.example/x", "https://evil.example/", "../../oauth/token", "a/%2e%2e/%2e%2e/b", "..%2f..%2foauth", "\\\\evil", "@evil.example", "" })
        {
            if (path == "@evil.example") continue;
            TickTickException failure = await Assert.ThrowsAsync<TickTickException>(() => Client.Rest.InvokeAsync(HttpMethod.Get, path));
            Assert.Equal("RequestInvalid", failure.ErrorId);
        }

        TickTickException missing = await Assert.ThrowsAsync<TickTickException>(() => Client.Rest.InvokeAsync(HttpMethod.Get, "@evil.example"));
        Assert.Equal("NotFound", missing.ErrorId);
    }

    [Fact]
    public async Task A_read_only_token_sends_no_write_requests()
    {
        string token = await Sandbox.IssueTokenAsync(scope: "tasks:read");
        using ApiSession reader = await ApiSession.OpenAsync(Sandbox, tokens: new FixedTokens(new AccessGrant(token, ["tasks:read"])));
        await Sandbox.ClearRequestsAsync();
        TickTickException failure = await Assert.ThrowsAsync<TickTickException>(() => reader.Client.Tasks.CreateAsync(new TickTickTask { Title = "t" }));
        Assert.Equal("ScopeMissing", failure.ErrorId);
        Assert.Contains("tasks:write", failure.Message);
        Assert.Empty(await Sandbox.RequestsAsync("/open/"));
        Assert.Empty(await ToListAsync(reader.Client.TaskLists.ListAsync(new TaskQuery())));
    }

    [Fact]
    public async Task A_rejected_token_is_replaced_once_and_never_shown()
    {
        string good = await Sandbox.IssueTokenAsync();
        const string Bad = "0123456789abcdef-bad-token";
        var tokens = new FixedTokens(new AccessGrant(Bad), new AccessGrant(good));
        using ApiSession session = await ApiSession.OpenAsync(Sandbox, tokens: tokens);
        Assert.Empty(await session.Client.ProjectGroups.ListAsync());
        Assert.Equal([Bad], tokens.Refused);

        using ApiSession locked = await ApiSession.OpenAsync(Sandbox, tokens: new FixedTokens(new AccessGrant(Bad)));
        TickTickException failure = await Assert.ThrowsAsync<TickTickException>(() => locked.Client.ProjectGroups.ListAsync());
        Assert.Equal("InvalidToken", failure.ErrorId);
        Assert.DoesNotContain(Bad, failure.ToString());
    }

    [Fact]
    public async Task Service_errors_have_stable_IDs()
    {
        await Sandbox.AddFaultsAsync(
            new { path = "/project/group$", kind = "status", status = 403, times = 1 },
            new { path = "/project/group$", kind = "status", status = 400, times = 1 },
            new { path = "/project/group$", kind = "status", status = 503, times = 4 },
            new { path = "/project/group$", kind = "malformed", times = 4 });
        foreach (string id in new[] { "PermissionDenied", "RequestInvalid", "ServiceUnavailable", "ResponseInvalid" })
            Assert.Equal(id, (await Assert.ThrowsAsync<TickTickException>(() => Client.ProjectGroups.ListAsync())).ErrorId);
        Assert.Empty(await Client.ProjectGroups.ListAsync());
    }

    [Fact]
    public async Task A_removal_that_finds_nothing_after_a_lost_response_succeeds()
    {
        TickTickProject project = await Client.Projects.CreateAsync(new TickTickProject { Name = "Gone" });
        await Sandbox.AddFaultsAsync(new { method = "DELETE", kind = "resetAfter", times = 1 });
        await Client.Projects.RemoveAsync(project.Id);
        Assert.Equal("NotFound", (await Assert.ThrowsAsync<TickTickException>(() => Client.Projects.RemoveAsync(project.Id))).ErrorId);
    }

    private static async Task<List<T>> ToListAsync<T>(IAsyncEnumerable<T> items)
    {
        var list = new List<T>();
        await foreach (T item in items) list.Add(item);
        return list;
    }
}
