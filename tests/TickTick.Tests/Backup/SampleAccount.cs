using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using TickTick.Api;
using TickTick.Sessions;

namespace TickTick.Tests.Backup;

/// <summary>Fills an account with every kind of item and field.</summary>
internal static class SampleAccount
{
    public static async Task CreateAsync(SandboxProcess sandbox, TickTickClient client, int tasks = 60)
    {
        var random = new Random(tasks);
        TickTickProjectGroup group = await client.ProjectGroups.CreateAsync(new TickTickProjectGroup { Name = "Trips", ShowAll = false });
        var projects = new List<TickTickProject>();
        for (int i = 0; i < 4; i++)
        {
            var project = new TickTickProject { Name = i == 3 ? "List 0" : $"List {i}", Color = "#F18181", ViewMode = i == 1 ? TickTickViewMode.Kanban : TickTickViewMode.List, GroupId = i % 2 == 0 ? group.Id : null };
            project.AdditionalProperties["sortType"] = new Dictionary<string, object?> { ["by"] = "due", ["levels"] = new object[] { 1L, 2L } };
            projects.Add(await client.Projects.CreateAsync(project));
        }

        projects.Add(await client.Projects.CreateAsync(new TickTickProject { Name = "Notes", Kind = TickTickProjectKind.Note }));
        var columns = new List<TickTickColumn>();
        foreach (string name in new[] { "To do", "Doing" }) columns.Add(await client.Columns.CreateAsync(projects[1].Id, new TickTickColumn { Name = name, SortOrder = columns.Count }));
        await client.Tags.CreateAsync(new TickTickTag { Label = "Travel", Color = "#4772FA" });
        await client.Tags.CreateAsync(new TickTickTag { Label = "Rome", Parent = "travel" });
        var made = new List<TickTickTask>();
        for (int i = 0; i < tasks; i++) made.Add(await client.Tasks.CreateAsync(NewTask(random, i, projects, columns, made)));
        // More than 200 tasks that are completed in one second could not be listed.
        foreach (TickTickTask task in made.Where((_, index) => index % Math.Max(10, tasks / 100) == 9)) await client.Tasks.CompleteAsync(task);
        for (int i = 0; i < 3; i++) await client.TaskComments.AddAsync(made[0].ProjectId, made[0].Id, new TickTickTaskComment { Title = $"Comment {i}" });
        foreach (bool isCounted in new[] { false, true })
        {
            TickTickHabit habit = await client.Habits.CreateAsync(new TickTickHabit { Name = isCounted ? "Drink water" : "Read", Type = isCounted ? "Real" : "Boolean", Goal = isCounted ? 8 : 1, Unit = isCounted ? "glasses" : "Count", Reminders = [TimeSpan.FromHours(9)] });
            for (int day = 0; day < 5; day++) await client.Habits.SetCheckinAsync(habit, new DateTime(2026, 3, 1).AddDays(day * 40), isCounted ? day : null);
        }

        for (int i = 0; i < 4; i++)
        {
            await client.Focus.CreateAsync(new TickTickFocus
            {
                Type = i % 2 == 0 ? TickTickFocusType.Pomodoro : TickTickFocusType.Timing,
                Start = DateTimeOffset.UtcNow.AddDays(-20 * (i + 1)),
                Duration = TimeSpan.FromMinutes(25),
                TaskId = i == 1 ? null : made[i].Id,
                Note = i == 2 ? "deep work" : null,
            });
        }

        await sandbox.AddCountdownsAsync(new { name = "Summer holiday", type = 1, date = 20270801, status = 0 });
    }

    private static TickTickTask NewTask(Random random, int index, List<TickTickProject> projects, List<TickTickColumn> columns, List<TickTickTask> made)
    {
        // The title of every seventh task occurs several times.
        var task = new TickTickTask { Title = index % 7 == 0 ? "Pack \"it\", now" : $"Task {index} 🚲 & <b>", ProjectId = index % 11 == 0 ? null : projects[index % projects.Count].Id };
        if (task.ProjectId == projects[1].Id) task.ColumnId = columns[index % columns.Count].Id;
        if (random.Next(2) == 0) task.Content = $"Line 1\nLine 2 of {index % 7}";
        // Tasks that differ only in their sort order can take each other's place after a lost answer.
        if (index % 7 == 0) task.Content = $"Bag {index}";
        if (random.Next(3) == 0) task.Priority = TickTickTaskPriority.High;
        if (random.Next(3) == 0) task.Tags = ["travel", "loose"];
        task.SortOrder = -1_099_511_627_776L * random.Next(1, 100);
        if (random.Next(2) == 0)
        {
            task.TimeZone = random.Next(2) == 0 ? "Europe/Rome" : "America/New_York";
            task.IsAllDay = random.Next(2) == 0;
            task.Due = new DateTimeOffset(2026, random.Next(1, 13), random.Next(1, 28), task.IsAllDay ? 0 : random.Next(24), 0, 0, TimeSpan.Zero);
            if (random.Next(3) == 0) task.Start = task.Due.Value.AddDays(-3);
            if (random.Next(3) == 0) task.Repeat = "RRULE:FREQ=WEEKLY;INTERVAL=2";
            task.Reminders = [TimeSpan.Zero, TimeSpan.FromMinutes(15)];
            if (random.Next(4) == 0) task.IsFloating = true;
        }

        if (index % 6 == 0)
        {
            task.Kind = TickTickTaskKind.Checklist;
            task.Description = "What to pack";
            task.Items = [new ChecklistItem { Title = "Passport", SortOrder = 0 }, new ChecklistItem { Title = "Socks", Status = TickTickChecklistItemStatus.Completed, SortOrder = 1 }];
        }

        if (made.Count > 3 && index % 5 == 0 && made[index - 3] is { } parent)
        {
            task.ParentId = parent.Id;
            task.ProjectId = parent.ProjectId;
            task.ColumnId = parent.ColumnId;
        }

        task.AdditionalProperties["assignee"] = index % 4 == 0 ? 12345L : null;
        if (index % 4 != 0) task.AdditionalProperties.Clear();
        return task;
    }
}
