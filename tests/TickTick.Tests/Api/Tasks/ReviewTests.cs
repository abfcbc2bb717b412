using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Extensions.Time.Testing;
using TickTick.Api;
using TickTick.Api.Dates;
using TickTick.Api.Focus;
using TickTick.Api.Tasks.Lists;
using TickTick.Api.Tasks.Reviews;
using Xunit;

namespace TickTick.Tests.Api.Tasks;

public sealed class ReviewTests(SandboxProcess sandbox) : ApiTests(sandbox)
{
    // Wednesday, in UTC.
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    private static readonly TickTickTask[] Tasks =
    [
        Make("open", created: -2, due: -1, priority: TickTickTaskPriority.High, tags: ["a", "b"]),
        Make("old", created: -40, due: -35),
        Make("new", created: 0, tags: ["a"]),
        Make("on time", created: -3, due: -1, completed: -1),
        Make("late", created: -50, due: -9, completed: -8, tags: ["A"]),
        Make("never due", created: -3, completed: -2),
        Make("all day", created: -3, due: -2, completed: -2, isAllDay: true),
        Make("later", created: -4, completed: 0),
    ];

    [Fact]
    public void Tasks_are_counted_as_a_whole()
    {
        TickTickTaskMeasure all = Assert.Single(Measure(null, -10));
        Assert.Equal(("All", 6, 5, 2, 1, 1, 3), (all.Group, all.Created, all.Completed, all.OnTime, all.Late, all.Overdue, all.Open));
        Assert.Equal(TimeSpan.FromDays(2), all.MedianAge);
        TickTickTaskMeasure empty = Assert.Single(TaskReview.Measure([], Now.AddDays(-1), Now, null, Calendar, Now));
        Assert.Equal((0, null), (empty.Open, empty.MedianAge));
    }

    [Fact]
    public void Tasks_are_grouped()
    {
        Assert.Equal(new[] { "High 1", "None 2" }, Measure(TickTickTaskGrouping.Priority, -10).Select(group => $"{group.Group} {group.Open}"));
        Assert.Equal(new[] { "a 2 1", "b 1 0", "(none) 4 4" }, Measure(TickTickTaskGrouping.Tag, -10).Select(group => $"{group.Group} {group.Created} {group.Completed}"));
        IReadOnlyList<TickTickTaskMeasure> days = Measure(TickTickTaskGrouping.Day, -3);
        Assert.Equal(new[] { "2026-11-22 3 0 0", "2026-11-23 1 2 0", "2026-11-24 0 1 1", "2026-11-25 1 1 0" }, days.Select(day => $"{day.Group} {day.Created} {day.Completed} {day.Overdue}"));
        Assert.Equal(new[] { "2026-11-16 4 1", "2026-11-23 2 4" }, Measure(TickTickTaskGrouping.Week, -9).Select(week => $"{week.Group} {week.Created} {week.Completed}"));
    }

    [Fact]
    public async Task The_tasks_of_the_account_are_measured_with_the_lists_that_exist()
    {
        TickTickProject work = await Client.Projects.CreateAsync(new TickTickProject { Name = "Work" });
        TickTickTask done = await Client.Tasks.CreateAsync(new TickTickTask { Title = "done", ProjectId = work.Id, Due = DateTimeOffset.UtcNow.AddDays(1) });
        await Client.Tasks.CreateAsync(new TickTickTask { Title = "open" });
        await Client.Tasks.CompleteAsync(done);
        IReadOnlyList<TickTickTaskMeasure> groups = await Client.TaskReview.MeasureAsync(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1), TickTickTaskGrouping.Project, DayOfWeek.Monday);
        Assert.Equal(new[] { "Inbox 1 0 0 1", "Work 1 1 1 0" }, groups.Select(group => $"{group.Group} {group.Created} {group.Completed} {group.OnTime} {group.Open}"));
        Assert.Equal("RequestInvalid", (await Assert.ThrowsAsync<TickTickException>(() => Client.TaskReview.MeasureAsync(Now, Now.AddDays(-1), null, DayOfWeek.Monday))).ErrorId);
    }

    [Fact]
    public async Task Focus_time_is_summed_with_the_titles_of_the_tasks()
    {
        TickTickTask report = await Client.Tasks.CreateAsync(new TickTickTask { Title = "Report", Tags = ["a", "b"] }), done = await Client.Tasks.CreateAsync(new TickTickTask { Title = "Done" });
        DateTimeOffset start = DateTimeOffset.Now.Date.AddDays(-1).AddHours(9);
        await RecordAsync(start, 25, report.Id);
        await RecordAsync(start.AddHours(1), 15, report.Id);
        await RecordAsync(start.AddHours(2), 30, done.Id);
        await RecordAsync(start.AddHours(-24), 10, null);
        await Client.Tasks.CompleteAsync(done);

        TickTickFocusMeasure all = Assert.Single(await MeasureAsync(null));
        Assert.Equal(("All", 4, TimeSpan.FromMinutes(80), TimeSpan.FromMinutes(20)), (all.Group, all.Sessions, all.Total, all.Mean));
        Assert.Equal(new[] { "Report 2 40", "Done 1 30", "(none) 1 10" }, Text(await MeasureAsync(TickTickFocusGrouping.Task)));
        Assert.Equal(report.Id, (await MeasureAsync(TickTickFocusGrouping.Task))[0].TaskId);
        Assert.Equal(new[] { "(none) 2 40", "a 2 40", "b 2 40" }, Text(await MeasureAsync(TickTickFocusGrouping.Tag)));
        Assert.Equal(new[] { "Inbox 3 70", "(none) 1 10" }, Text(await MeasureAsync(TickTickFocusGrouping.Project)));
        Assert.Equal(new[] { FormattableString.Invariant($"{start.AddDays(-1):yyyy-MM-dd} 1 10"), FormattableString.Invariant($"{start:yyyy-MM-dd} 3 70") }, Text(await MeasureAsync(TickTickFocusGrouping.Day)));
        Assert.Equal(0, Assert.Single(FocusReview.Measure([], null, new Dictionary<string, TickTickTask>())).Sessions);

        Task<TickTickFocus> RecordAsync(DateTimeOffset from, int minutes, string? task) =>
            Client.Focus.CreateAsync(new TickTickFocus { Start = from, Duration = TimeSpan.FromMinutes(minutes), TaskId = task });

        Task<IReadOnlyList<TickTickFocusMeasure>> MeasureAsync(TickTickFocusGrouping? grouping) => Client.FocusReview.MeasureAsync(start.AddDays(-5), DateTimeOffset.Now, grouping);

        static IEnumerable<string> Text(IEnumerable<TickTickFocusMeasure> groups) => groups.Select(group => $"{group.Group} {group.Sessions} {group.Total.TotalMinutes}");
    }

    private static DayCalendar Calendar => new(new FakeTimeProvider(Now), TimeZoneInfo.Utc, DayOfWeek.Monday);

    private static IReadOnlyList<TickTickTaskMeasure> Measure(TickTickTaskGrouping? grouping, int days) => TaskReview.Measure(Tasks, Now.AddDays(days), Now, grouping, Calendar, Now);

    private static TickTickTask Make(string title, int created, int? due = null, int? completed = null, TickTickTaskPriority priority = default, string[]? tags = null, bool isAllDay = false) => new()
    {
        Title = title,
        CreatedTime = Now.AddDays(created),
        Due = due is { } day ? isAllDay ? LocalDay.Start(Now.AddDays(day).Date, TimeZoneInfo.Utc) : Now.AddDays(day).AddHours(1) : null,
        CompletedTime = completed is { } end ? Now.AddDays(end) : null,
        Status = completed is null ? TickTickTaskStatus.Open : TickTickTaskStatus.Completed,
        Priority = priority,
        Tags = tags,
        IsAllDay = isAllDay,
    };
}
