using System;
using System.Linq;
using System.Threading.Tasks;
using TickTick.Api;
using Microsoft.Extensions.Time.Testing;
using TickTick.Api.Dates;
using TickTick.Api.Resources;
using TickTick.Api.Tasks;
using TickTick.Tests.Http;
using Xunit;

namespace TickTick.Tests.Api.Tasks;

public sealed class TaskChangeTests(SandboxProcess sandbox) : ApiTests(sandbox)
{
    private static readonly TaskSchedule NoDates = new();

    [Theory]
    [InlineData("1 week", 0, 7, 0)]
    [InlineData("7.00:00", 0, 7, 0)]
    [InlineData("-2d", 0, -2, 0)]
    [InlineData("+1 month", 1, 0, 0)]
    [InlineData("2 YEARS", 24, 0, 0)]
    [InlineData("3h", 0, 0, 180)]
    [InlineData("30 min", 0, 0, 30)]
    [InlineData("1.02:30", 0, 1, 150)]
    public void A_distance_is_a_text_or_a_time_span(string text, int months, int days, int minutes) =>
        Assert.Equal(new DateShift(months, days, TimeSpan.FromMinutes(minutes)), DateShift.Parse(text));

    [Theory]
    [InlineData("7")]
    [InlineData("soon")]
    [InlineData("1 fortnight")]
    [InlineData("999999 days")]
    [InlineData("24:00:00")]
    [InlineData("-48:00:00")]
    [InlineData("\u0663d")]
    public void Other_distances_are_refused(string text) => Assert.Equal("RequestInvalid", Assert.Throws<TickTickException>(() => DateShift.Parse(text)).ErrorId);

    [Fact]
    public async Task Postponing_moves_start_and_due_date_together_by_the_clock_of_the_task()
    {
        // Clocks change in Rome on 29 March 2026.
        TimeSpan winter = TimeSpan.FromHours(1), summer = TimeSpan.FromHours(2);
        TickTickTask task = await Client.Tasks.CreateAsync(new TickTickTask
        {
            Title = "shift", TimeZone = "Europe/Rome", Start = new(2026, 3, 26, 22, 0, 0, winter), Due = new(2026, 3, 27, 6, 0, 0, winter),
        });
        await Sandbox.ClearRequestsAsync();
        TickTickTask moved = await Client.Tasks.UpdateAsync(task, new TaskSchedule { Postpone = DateShift.Parse("1 week") });
        Assert.Single(await Sandbox.RequestsAsync());
        Assert.Equal(new DateTimeOffset(2026, 4, 2, 22, 0, 0, summer), moved.Start);
        Assert.Equal(new DateTimeOffset(2026, 4, 3, 6, 0, 0, summer), moved.Due);
        moved = await Client.Tasks.UpdateAsync(moved, new TaskSchedule { Postpone = DateShift.Parse("-90 minutes") });
        Assert.Equal(new DateTimeOffset(2026, 4, 3, 4, 30, 0, summer), moved.Due);
        Assert.Equal(new DateTimeOffset(2026, 4, 2, 20, 30, 0, summer), moved.Start);
    }

    [Fact]
    public async Task Postponing_an_all_day_task_moves_its_days()
    {
        TimeZoneInfo rome = TimeZones.Find("Europe/Rome")!;
        TickTickTask task = await Client.Tasks.CreateAsync(new TickTickTask
        {
            Title = "trip", TimeZone = "Europe/Rome", IsAllDay = true, Start = LocalDay.Start(new(2026, 1, 30), rome), Due = LocalDay.Start(new(2026, 1, 31), rome),
        });
        TickTickTask moved = await Client.Tasks.UpdateAsync(task, new TaskSchedule { Postpone = DateShift.Parse("1 month") });
        Assert.Equal((new DateTime(2026, 2, 27), new DateTime(2026, 2, 28)), (moved.Start!.Value.DateTime, moved.Due!.Value.DateTime));
        TickTickException failure = await Assert.ThrowsAsync<TickTickException>(() => Client.Tasks.UpdateAsync(moved, new TaskSchedule { Postpone = DateShift.Parse("3 hours") }));
        Assert.Contains("'1 day'", failure.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_without_a_date_cannot_be_postponed_and_one_known_by_its_ID_is_read_once()
    {
        TickTickTask none = await Client.Tasks.CreateAsync(new TickTickTask { Title = "some day" });
        TickTickException failure = await Assert.ThrowsAsync<TickTickException>(() => Client.Tasks.UpdateAsync(none, new TaskSchedule { Postpone = DateShift.Parse("1d") }));
        Assert.Contains("-Due", failure.Remedy, StringComparison.Ordinal);

        TickTickTask task = await Client.Tasks.CreateAsync(new TickTickTask { Title = "known by ID", Due = DateTimeOffset.UtcNow, Tags = ["a"], Items = [new ChecklistItem { Title = "one" }] });
        await Sandbox.ClearRequestsAsync();
        TickTickTask changed = await Client.Tasks.UpdateAsync(
            TickTickTask.At(task.ProjectId!, task.Id!),
            new TaskSchedule { Postpone = DateShift.Parse("1d") },
            new TaskChanges { AddedTags = ["b"], AddedItems = ["two"], CompletedItems = [new NamePattern("one")] });
        Assert.Equal(2, (await Sandbox.RequestsAsync()).Count);
        Assert.Equal(task.Due!.Value.AddDays(1), changed.Due);
        Assert.Equal(new[] { "a", "b" }, changed.Tags!);
        Assert.Equal(new[] { "[x] one", "two" }, changed.Items!.Select(item => item.ToString()));
        Assert.Equal(task.Items![0].Id, changed.Items![0].Id);
    }

    [Fact]
    public void A_task_is_current_for_half_a_minute_and_until_it_is_changed()
    {
        var clock = new FakeTimeProvider();
        TickTickTask Read() => TickTickTask.Schema.Read(ResponseParts.Of("""{"id":"a","title":"milk"}"""), new JsonReadContext(TimeZoneInfo.Utc, clock: clock))!;
        TickTickTask task = Read();
        clock.Advance(TimeSpan.FromSeconds(29));
        Assert.True(task.IsCurrent(clock));
        Assert.True(task.Edit().IsCurrent(clock));
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.False(task.IsCurrent(clock));
        task = Read();
        task.Outdate();
        Assert.False(task.IsCurrent(clock));
        Assert.False(TickTickTask.At("p", "a").IsCurrent(clock));
    }

    [Fact]
    public async Task A_task_that_was_changed_is_read_before_its_lists_and_dates_change()
    {
        TickTickTask task = await Client.Tasks.CreateAsync(new TickTickTask { Title = "again", Tags = ["a"], Items = [new ChecklistItem { Title = "one" }], Repeat = "RRULE:FREQ=DAILY", Due = new(2027, 1, 1, 9, 0, 0, TimeSpan.Zero), TimeZone = "Etc/UTC" });
        await Client.Tasks.UpdateAsync(TickTickTask.At(task.ProjectId!, task.Id!), NoDates, new TaskChanges { AddedTags = ["b"], AddedItems = ["two"] });
        await Client.Tasks.CompleteAsync(task);
        TickTickTask changed = await Client.Tasks.UpdateAsync(task, new TaskSchedule { Postpone = DateShift.Parse("1d") }, new TaskChanges { AddedTags = ["c"], AddedItems = ["three"] });
        Assert.Equal(new[] { "a", "b", "c" }, changed.Tags!);
        Assert.Equal(new[] { "one", "two", "three" }, changed.Items!.Select(item => item.Title));
        Assert.True(changed.Due > task.Due!.Value.AddDays(1), "The completion moved the task to its next date.");
    }

    [Fact]
    public async Task Changes_of_one_task_at_the_same_time_keep_each_other()
    {
        TickTickTask task = await Client.Tasks.CreateAsync(new TickTickTask { Title = "busy", Tags = ["a"], Due = new(2027, 1, 1, 9, 0, 0, TimeSpan.Zero), TimeZone = "Etc/UTC" });
        await Task.WhenAll(Enumerable.Range(0, 6).Select(number => Client.Tasks.UpdateAsync(task, new TaskSchedule { Postpone = DateShift.Parse("1d") }, new TaskChanges { AddedTags = [$"p{number}"], AddedItems = [$"i{number}"] })));
        TickTickTask changed = await Client.Tasks.GetAsync(task.ProjectId, task.Id);
        Assert.Equal(["a", "p0", "p1", "p2", "p3", "p4", "p5"], changed.Tags!.OrderBy(static tag => tag, StringComparer.Ordinal));
        Assert.Equal(["i0", "i1", "i2", "i3", "i4", "i5"], changed.Items!.Select(static item => item.Title).OrderBy(static title => title, StringComparer.Ordinal));
        Assert.Equal(task.Due!.Value.AddDays(6), changed.Due);
    }

    [Fact]
    public async Task An_object_completes_the_date_that_it_was_read_with_and_no_other()
    {
        TickTickTask task = await Client.Tasks.CreateAsync(new TickTickTask { Title = "water", Repeat = "Daily", Due = new(2027, 1, 1, 9, 0, 0, TimeSpan.Zero), TimeZone = "Etc/UTC" });
        TickTickTask other = await Client.Tasks.GetAsync(task.ProjectId, task.Id);
        Task[] completions = [.. new[] { task, task, other, task.Edit() }.Select(read => Client.Tasks.CompleteAsync(read))];
        Assert.Equal(ErrorIds.TaskOutdated, (await Assert.ThrowsAsync<TickTickException>(() => Task.WhenAll(completions))).ErrorId);
        Assert.Equal(1, completions.Count(static completion => completion.Status == TaskStatus.RanToCompletion));
        await AssertRefusedAsync(task);
        Assert.Equal(task.Due!.Value.AddDays(1), (await Client.Tasks.GetAsync(task.ProjectId, task.Id)).Due);

        // By its ID, whatever is due is completed.
        await Client.Tasks.CompleteAsync(TickTickTask.At(task.ProjectId!, task.Id!));
        await Client.Tasks.CompleteAsync(await Client.Tasks.GetAsync(task.ProjectId, task.Id));
        Assert.Equal(task.Due!.Value.AddDays(3), (await Client.Tasks.GetAsync(task.ProjectId, task.Id)).Due);
    }

    [Fact]
    public async Task A_recurring_task_is_completed_after_a_change_and_after_a_move_through_the_same_object()
    {
        TickTickTask task = await Client.Tasks.CreateAsync(new TickTickTask { Title = "water", Repeat = "Daily", Due = new(2027, 1, 1, 9, 0, 0, TimeSpan.Zero), TimeZone = "Etc/UTC" });
        task.ForgetOccurrence();
        await Client.Tasks.UpdateAsync(task, new TaskSchedule { Postpone = DateShift.Parse("1d") });
        await Client.Tasks.CompleteAsync(task);
        Assert.Equal(task.Due!.Value.AddDays(2), (task = await Client.Tasks.GetAsync(task.ProjectId, task.Id)).Due);
        TickTickProject project = await Client.Projects.CreateAsync(new TickTickProject { Name = "Garden" });
        Assert.Null(Assert.Single(await Client.TaskMover.MoveAsync([new TaskMove(task.ProjectId!, project.Id!, task.Id!)])).Failure);
        task.MoveTo(project.Id!, project.Name);
        await Client.Tasks.CompleteAsync(task);
        await AssertRefusedAsync(task);
    }

    [Theory]
    [InlineData("zone")]
    [InlineData("day")]
    [InlineData("assigned zone")]
    [InlineData("assigned day")]
    public async Task A_change_through_an_outdated_object_keeps_the_dates_that_the_task_has_now(string change)
    {
        TickTickTask task = await Client.Tasks.CreateAsync(new TickTickTask { Title = "moved", Due = new(2027, 1, 1, 9, 0, 0, TimeSpan.Zero), TimeZone = "Etc/UTC" });
        await Client.Tasks.UpdateAsync(TickTickTask.At(task.ProjectId!, task.Id!), new TaskSchedule { Postpone = DateShift.Parse("5d") });
        task.Outdate();
        if (change == "assigned zone") task.TimeZone = "Europe/Rome";
        if (change == "assigned day") task.IsAllDay = true;
        await Client.Tasks.UpdateAsync(task, new TaskSchedule { TimeZone = change == "zone" ? "Europe/Rome" : null, IsAllDay = change == "day" ? true : null });
        Assert.Equal(6, (await Client.Tasks.GetAsync(task.ProjectId, task.Id)).Due!.Value.Day);
    }

    private async Task AssertRefusedAsync(TickTickTask task)
    {
        TickTickException failure = await Assert.ThrowsAsync<TickTickException>(() => Client.Tasks.CompleteAsync(task));
        Assert.Equal(ErrorIds.TaskOutdated, failure.ErrorId);
        Assert.Contains($"Get-TickTickTask -Id {task.Id} | Complete-TickTickTask", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Items_keep_the_order_of_the_service_and_new_ones_are_last()
    {
        TickTickTask task = await Client.Tasks.CreateAsync(new TickTickTask
        {
            Title = "unsorted",
            Items = [new ChecklistItem { Title = "third", SortOrder = 30 }, new ChecklistItem { Title = "first", SortOrder = 10 }, new ChecklistItem { Title = "second", SortOrder = 20 }],
        });
        Assert.Equal(new long?[] { 30, 10, 20 }, (await Client.Tasks.UpdateAsync(task, NoDates, new TaskChanges { CompletedItems = [new NamePattern("first")] })).Items!.Select(item => item.SortOrder));
        TickTickTask more = task.Edit();
        more.Items = [.. task.Items!, new ChecklistItem("last")];
        Assert.Equal(new long?[] { 30, 10, 20, 31 }, (await Client.Tasks.UpdateAsync(more)).Items!.Select(item => item.SortOrder));
        Assert.Equal(new long?[] { 30, 10, 20 }, task.Items!.Select(item => item.SortOrder));
    }

    [Theory]
    [InlineData("#home", "home")]
    [InlineData("home", "home")]
    [InlineData("c#", "c#")]
    [InlineData("#", "#")]
    public void A_tag_is_assigned_without_the_sign_of_the_apps(string written, string tag) =>
        Assert.Equal(new[] { tag }, new TickTickTask { Tags = new[] { written } }.Tags!);

    [Fact]
    public async Task Tags_are_added_and_removed_without_the_others()
    {
        TickTickTask task = await Client.Tasks.CreateAsync(new TickTickTask { Title = "tagged", Tags = ["home", "urgent", "old-1", "old-2"] });
        await Sandbox.ClearRequestsAsync();
        TickTickTask changed = await Client.Tasks.UpdateAsync(task, NoDates, new TaskChanges
        {
            AddedTags = ["HOME", "errand"],
            RemovedTags = [new NamePattern("URGENT"), new NamePattern("missing"), new NamePattern("old*", name => name.StartsWith("old", StringComparison.Ordinal))],
        });
        Assert.Single(await Sandbox.RequestsAsync());
        Assert.Equal(new[] { "home", "errand" }, changed.Tags!);
        Assert.Equal(4, task.Tags!.Count);
    }

    [Fact]
    public async Task Items_are_added_completed_and_removed_by_title_and_keep_their_IDs_and_order()
    {
        TickTickTask task = await Client.Tasks.CreateAsync(new TickTickTask { Title = "list", Items = ChecklistItem.FromTitles(["Milk", "Eggs", "Bread"], null) });
        string[] ids = [.. task.Items!.Select(item => item.Id!)];
        await Sandbox.ClearRequestsAsync();
        TickTickTask changed = await Client.Tasks.UpdateAsync(task, NoDates, new TaskChanges
        {
            AddedItems = ["Tea", "[x] Salt"],
            CompletedItems = [new NamePattern("eggs")],
            RemovedItems = [new NamePattern("Milk")],
        });
        Assert.Single(await Sandbox.RequestsAsync());
        Assert.Equal(new[] { "[x] Eggs", "Bread", "Tea", "[x] Salt" }, changed.Items!.OrderBy(item => item.SortOrder).Select(item => item.ToString()));
        Assert.Equal(ids.Skip(1), changed.Items!.Take(2).Select(item => item.Id));
        Assert.Equal(TickTickTaskKind.Checklist, changed.Kind);
        Assert.Equal(TickTickChecklistItemStatus.Open, task.Items![1].Status);
    }

    [Fact]
    public async Task An_item_that_does_not_exist_or_exists_twice_is_an_error_and_nothing_is_sent()
    {
        TickTickTask task = await Client.Tasks.CreateAsync(new TickTickTask { Title = "list", Items = ChecklistItem.FromTitles(["Milk", "Eggs", "Eggs"], null) });
        await Sandbox.ClearRequestsAsync();
        TickTickException missing = await Assert.ThrowsAsync<TickTickException>(() => Client.Tasks.UpdateAsync(task, NoDates, new TaskChanges { CompletedItems = [new NamePattern("Milc")] }));
        Assert.Equal("NotFound", missing.ErrorId);
        Assert.Contains("'Milk'", missing.Remedy, StringComparison.Ordinal);
        TickTickException twice = await Assert.ThrowsAsync<TickTickException>(() => Client.Tasks.UpdateAsync(task, NoDates, new TaskChanges { RemovedItems = [new NamePattern("Eggs")] }));
        Assert.Equal("NameAmbiguous", twice.ErrorId);
        Assert.Empty(await Sandbox.RequestsAsync());
        TickTickTask none = await Client.Tasks.UpdateAsync(task, NoDates, new TaskChanges { RemovedItems = [new NamePattern("*", _ => true)] });
        Assert.Empty(none.Items ?? []);
    }
}
