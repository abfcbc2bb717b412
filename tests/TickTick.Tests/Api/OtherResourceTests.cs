using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using TickTick.Api;
using TickTick.Api.Dates;
using TickTick.Api.Resources;
using Xunit;

namespace TickTick.Tests.Api;

/// <summary>Tests the engine's logic for all resources except tasks.</summary>
public sealed class OtherResourceTests(SandboxProcess sandbox) : ApiTests(sandbox)
{
    [Fact]
    public async Task Resources_are_read_once_per_command_and_found_by_ID_name_and_pattern()
    {
        var letters = new LetterClient();
        Assert.Equal(["a"], await letters.FindAsync(new NamePattern("A")));
        Assert.Equal(["b", "B"], await letters.FindAsync(new NamePattern("B")));
        Assert.Equal(["B"], await letters.FindAsync(new NamePattern("id-B")));
        Assert.Empty(await letters.FindAsync(new NamePattern("z*", _ => false)));
        Assert.Equal("a", await letters.GetAsync("id-a"));
        Assert.Equal("NotFound", (await Assert.ThrowsAsync<TickTickException>(() => letters.GetAsync("a"))).ErrorId);
        Assert.Equal("NotFound", (await Assert.ThrowsAsync<TickTickException>(() => letters.FindAsync(new NamePattern("z")))).ErrorId);
        Assert.Equal("NameAmbiguous", (await Assert.ThrowsAsync<TickTickException>(() => letters.FindOneAsync(new NamePattern("b")))).ErrorId);
        Assert.Equal(1, letters.Reads);
    }

    [Fact]
    public async Task Focus_records_of_both_types_are_sorted_by_time()
    {
        var begin = new DateTimeOffset(2026, 1, 1, 8, 0, 0, TimeSpan.Zero);
        foreach (int day in new[] { 3, 40, 1, 2, 70 })
            await Client.Focus.CreateAsync(new TickTickFocus { Type = (TickTickFocusType)(day % 2), Start = begin.AddDays(day), Duration = TimeSpan.FromMinutes(25) });

        var days = new List<int>();
        await foreach (TickTickFocus focus in Client.Focus.ListAsync(begin, begin.AddDays(90))) days.Add((focus.Start!.Value - begin).Days);
        Assert.Equal([1, 2, 3, 40, 70], days);
    }

    [Fact]
    public async Task The_end_of_a_focus_record_includes_pauses_and_the_record_is_found_without_its_type()
    {
        var begin = new DateTimeOffset(2026, 1, 1, 8, 0, 0, TimeSpan.Zero);
        TickTickFocus made = await Client.Focus.CreateAsync(new TickTickFocus
        {
            Type = TickTickFocusType.Timing,
            Start = begin,
            Duration = TimeSpan.FromMinutes(25),
            PauseDuration = TimeSpan.FromMinutes(5),
        });
        Assert.Equal(begin.AddMinutes(30), made.End);
        Assert.Equal(TickTickFocusType.Timing, (await Client.Focus.GetAsync(made.Id)).Type);
        await Client.Focus.RemoveAsync(made.Id);
        Assert.Equal("NotFound", (await Assert.ThrowsAsync<TickTickException>(() => Client.Focus.GetAsync(made.Id))).ErrorId);
    }

    [Theory]
    [InlineData(null, null, 8.0, TickTickHabitCheckinStatus.Done)]
    [InlineData(3.0, null, 3.0, TickTickHabitCheckinStatus.Open)]
    [InlineData(9.0, null, 9.0, TickTickHabitCheckinStatus.Done)]
    [InlineData(null, TickTickHabitCheckinStatus.Missed, 0.0, TickTickHabitCheckinStatus.Missed)]
    [InlineData(3.0, TickTickHabitCheckinStatus.Done, 3.0, TickTickHabitCheckinStatus.Done)]
    public async Task A_check_in_uses_the_goal_of_its_habit(double? value, TickTickHabitCheckinStatus? status, double recorded, TickTickHabitCheckinStatus becomes)
    {
        TickTickHabit water = await Client.Habits.CreateAsync(new TickTickHabit { Name = "Water", Goal = 8, Unit = "glasses" });
        Assert.Equal("Real", water.Type);

        TickTickHabitCheckin checkin = await Client.Habits.SetCheckinAsync(water, new DateTime(2026, 10, 2), value, status);
        Assert.Equal(recorded, checkin.Value);
        Assert.Equal(8, checkin.Goal);
        Assert.Equal(becomes, checkin.Status);
        Assert.Equal("Water", Assert.Single(await Client.Habits.ListCheckinsAsync([water], new DateTime(2026, 10, 2), new DateTime(2026, 10, 2))).HabitName);
    }

    [Fact]
    public async Task Habit_reminders_are_sent_as_hours_and_minutes()
    {
        TickTickHabit habit = await Client.Habits.CreateAsync(new TickTickHabit { Name = "Run", Reminders = [new TimeSpan(7, 5, 0), new TimeSpan(21, 0, 0)] });
        Assert.Equal([new TimeSpan(7, 5, 0), new TimeSpan(21, 0, 0)], habit.Reminders!);
        Assert.Equal("07:05", TimeOfDay.Format(new TimeSpan(7, 5, 0)));
        Assert.Throws<TickTickException>(() => TimeOfDay.Format(TimeSpan.FromDays(1)));
        Assert.Throws<TickTickException>(() => TimeOfDay.Format(TimeSpan.FromMinutes(-1)));
        Assert.Null(TimeOfDay.Parse("soon"));
    }

    [Fact]
    public async Task A_raw_request_returns_plain_values_and_a_read_rejects_a_body()
    {
        var task = Assert.IsAssignableFrom<IDictionary<string, object?>>(
            await Client.Rest.InvokeJsonAsync(HttpMethod.Post, "task", JsonValue.ToUtf8(new Dictionary<string, object?> { ["title"] = "raw", ["tags"] = new[] { "a" } })));
        Assert.Equal(["a"], Assert.IsType<object?[]>(task["tags"]).Cast<string>());
        Assert.Null(await Client.Rest.InvokeJsonAsync(HttpMethod.Delete, $"project/{task["projectId"]}/task/{task["id"]}"));
        TickTickException failure = await Assert.ThrowsAsync<TickTickException>(() => Client.Rest.InvokeJsonAsync(HttpMethod.Get, "project", Encoding.UTF8.GetBytes("{}")));
        Assert.Equal("RequestInvalid", failure.ErrorId);
        Assert.True(Client.Rest.OnlyReads(HttpMethod.Post, "/task/search"));
        Assert.False(Client.Rest.OnlyReads(HttpMethod.Post, "task"));
        Assert.False(Client.Rest.OnlyReads(HttpMethod.Delete, "task/search"));
    }

    [Fact]
    public async Task A_missing_column_is_an_error_only_if_its_project_was_named()
    {
        TickTickProject board = await Client.Projects.CreateAsync(new TickTickProject { Name = "Board" });
        await Client.Columns.CreateAsync(board.Id, new TickTickColumn { Name = "Doing" });
        NamePattern[] names = [new NamePattern("doing"), new NamePattern("nope")];
        Assert.Equal("Doing", Assert.Single(await Client.Columns.ListAsync(board, names, isDemanded: false)).Name);
        Assert.Equal("NotFound", (await Assert.ThrowsAsync<TickTickException>(() => Client.Columns.ListAsync(board, names, isDemanded: true))).ErrorId);
    }

    [Fact]
    public async Task Projects_of_a_removed_group_no_longer_belong_to_one()
    {
        TickTickProjectGroup group = await Client.ProjectGroups.CreateAsync(new TickTickProjectGroup { Name = "Home" });
        await Client.Projects.CreateAsync(new TickTickProject { Name = "Garden", GroupId = group.Id });
        Assert.Equal(group.Id, (await Client.Projects.FindOneAsync(new NamePattern("Garden"))).GroupId);
        await Client.ProjectGroups.RemoveAsync(group.Id);
        Assert.Null((await Client.Projects.FindOneAsync(new NamePattern("Garden"))).GroupId);
    }

    [Fact]
    public async Task An_update_with_an_empty_response_is_read_back()
    {
        TickTickProject project = await Client.Projects.CreateAsync(new TickTickProject { Name = "Work" });
        TickTickTask task = await Client.Tasks.CreateAsync(new TickTickTask { Title = "Report", ProjectId = project.Id });
        TickTickColumn column = await Client.Columns.CreateAsync(project.Id, new TickTickColumn { Name = "Doing" });
        TickTickHabit habit = await Client.Habits.CreateAsync(new TickTickHabit { Name = "Walk" });
        TickTickProjectGroup group = await Client.ProjectGroups.CreateAsync(new TickTickProjectGroup { Name = "Home" });
        await Sandbox.AddFaultsAsync(new { method = "POST", kind = "status", status = 204, body = string.Empty, afterProcessing = true });

        TickTickTask changedTask = task.Edit();
        changedTask.Title = "Report, again";
        Assert.Equal("Report, again", (await Client.Tasks.UpdateAsync(changedTask)).Title);
        TickTickProject changedProject = project.Edit();
        changedProject.Name = "Office";
        Assert.Equal("Office", (await Client.Projects.UpdateAsync(changedProject)).Name);
        TickTickColumn changedColumn = column.Edit();
        changedColumn.Name = "Done";
        Assert.Equal("Done", (await Client.Columns.UpdateAsync(changedColumn)).Name);
        TickTickHabit changedHabit = habit.Edit();
        changedHabit.Name = "Run";
        Assert.Equal("Run", (await Client.Habits.UpdateAsync(changedHabit)).Name);
        TickTickProjectGroup changedGroup = group.Edit();
        changedGroup.Name = "Garden";
        Assert.Equal("Garden", (await Client.ProjectGroups.UpdateAsync(changedGroup)).Name);
        Assert.Equal(5, (await Sandbox.RequestsAsync("/open/")).Count(request => request.Status == 204));
    }

    [Fact]
    public async Task Null_clears_a_color_and_a_group()
    {
        TickTickProjectGroup group = await Client.ProjectGroups.CreateAsync(new TickTickProjectGroup { Name = "Home" });
        TickTickProject project = await Client.Projects.CreateAsync(new TickTickProject { Name = "Work", Color = "#112233", GroupId = group.Id });
        TickTickProject changed = project.Edit();
        changed.Color = null;
        changed.GroupId = null;
        TickTickProject found = await Client.Projects.UpdateAsync(changed);
        Assert.Equal(("Work", null, null), (found.Name, found.Color, found.GroupId));
        Assert.Empty(Session.Reporter.Warnings);
    }

    [Fact]
    public async Task Fields_that_the_service_silently_ignores_cause_a_warning()
    {
        TickTickProject project = await Client.Projects.CreateAsync(new TickTickProject { Name = "Work", Color = "#112233" });
        await Sandbox.AddFaultsAsync(new { method = "POST", path = "/project/[^/]+$", kind = "status", status = 200, body = $$"""{"id":"{{project.Id}}","name":"Work","color":"#112233"}""" });
        TickTickProject changed = project.Edit();
        changed.Color = null;
        changed.Name = "Work";
        await Client.Projects.UpdateAsync(changed);
        Assert.Contains("ignored these values of 'Work': Color.", Assert.Single(Session.Reporter.Warnings));
    }

    [Fact]
    public async Task The_warning_names_what_was_changed_even_if_the_answer_does_not()
    {
        TickTickTask task = await Client.Tasks.CreateAsync(new TickTickTask { Title = "Milk" });
        await Sandbox.AddFaultsAsync(new { method = "POST", path = "/task/[^/]+$", kind = "status", status = 200, body = """{"ok":true}""" });
        TickTickTask changed = task.Edit();
        changed.Content = "from the corner";
        await Client.Tasks.UpdateAsync(changed);
        Assert.Contains("ignored these values of 'Milk': Content.", Assert.Single(Session.Reporter.Warnings));
    }

    [Theory]
    [InlineData("/habit$", "Encouragement")]
    [InlineData("/tag$", "Color")]
    [InlineData("/project/group$", "ViewMode")]
    [InlineData("/focus$", "Note")]
    [InlineData("/column$", "SortOrder")]
    public async Task An_ignored_value_of_any_new_resource_causes_a_warning(string path, string property)
    {
        string project = (await Client.Projects.CreateAsync(new TickTickProject { Name = "Board" })).Id!;
        await Sandbox.AddFaultsAsync(new { method = "POST", path, kind = "status", status = 200, body = """{"id":"0123456789abcdef01234567","name":"x","label":"x"}""" });
        Task create = property switch
        {
            "Encouragement" => Client.Habits.CreateAsync(new TickTickHabit { Name = "x", Encouragement = "Go on" }),
            "Color" => Client.Tags.CreateAsync(new TickTickTag { Label = "x", Color = "#112233" }),
            "ViewMode" => Client.ProjectGroups.CreateAsync(new TickTickProjectGroup { Name = "x", ViewMode = TickTickViewMode.Timeline }),
            "Note" => Client.Focus.CreateAsync(new TickTickFocus { Start = DateTimeOffset.Now, Duration = TimeSpan.FromMinutes(25), Note = "n" }),
            _ => Client.Columns.CreateAsync(project, new TickTickColumn { Name = "x", SortOrder = 7 }),
        };
        await create;
        Assert.Contains(property, Assert.Single(Session.Reporter.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Habits")]
    [InlineData("ProjectGroups")]
    [InlineData("Columns")]
    public async Task An_ignored_value_of_any_resource_causes_a_warning(string kind)
    {
        string warned = kind switch
        {
            "Habits" => await IgnoreAsync("/habit/[^/]+$", (await Client.Habits.CreateAsync(new TickTickHabit { Name = "Read" })).Edit(), static habit => habit.Encouragement = "Go on", Client.Habits.UpdateAsync),
            "ProjectGroups" => await IgnoreAsync("/project/group/[^/]+$", (await Client.ProjectGroups.CreateAsync(new TickTickProjectGroup { Name = "Home" })).Edit(), static group => group.ViewMode = TickTickViewMode.Timeline, Client.ProjectGroups.UpdateAsync),
            _ => await IgnoreAsync("/column/[^/]+$", (await Client.Columns.CreateAsync((await Client.Projects.CreateAsync(new TickTickProject { Name = "Board" })).Id, new TickTickColumn { Name = "Doing" })).Edit(), static column => column.SortOrder = 7, Client.Columns.UpdateAsync),
        };

        Assert.Contains("ignored these values of", warned, StringComparison.Ordinal);
    }

    private async Task<string> IgnoreAsync<T>(string path, T changed, Action<T> change, Func<T, Task<T>> update)
    {
        // Without a body, the module reads the resource again.
        await Sandbox.AddFaultsAsync(new { method = "POST", path, kind = "status", status = 204 });
        change(changed);
        await update(changed);
        return Assert.Single(Session.Reporter.Warnings);
    }

    private sealed class LetterClient() : NamedResourceClient<string>("letter", "Get-Letter")
    {
        public int Reads { get; private set; }

        public override string? IdOf(string resource) => "id-" + resource;

        public override string? NameOf(string resource) => resource;

        public override Task<IReadOnlyList<string>> ListAsync()
        {
            Reads++;
            return Task.FromResult<IReadOnlyList<string>>(["a", "b", "B"]);
        }
    }
}
