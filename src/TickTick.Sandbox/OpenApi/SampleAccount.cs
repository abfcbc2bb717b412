using System;
using System.Text.Json.Nodes;
using TickTick.Sandbox.State;

namespace TickTick.Sandbox.OpenApi;

/// <summary>A few lists and tasks for whoever learns on the sandbox.</summary>
public sealed class SampleAccount(Account account, ProjectApi projects, TaskEditor tasks, Stamp stamp)
{
    /// <summary>Fills the account, unless something is in it.</summary>
    public void Fill()
    {
        if (account.Read(() => account.Projects.Count + account.Tasks.Count) > 0) return;

        DateTimeOffset today = new(stamp.Now.UtcDateTime.Date, TimeSpan.Zero);
        account.Change(() =>
        {
            string work = projects.Make("Work", new JsonObject { ["color"] = "#4772FA", ["viewMode"] = "kanban" }).Id;
            string shopping = projects.Make("Shopping", new JsonObject { ["color"] = "#F18181" }).Id;
            Add(null, "Renew passport", 5, today.AddDays(-3), "travel");
            Add(work, "Write the quarterly report", 5, today.AddHours(15), "urgent");
            Add(work, "Weekly review", 3, today.AddDays(1).AddHours(9), null, "RRULE:FREQ=WEEKLY;INTERVAL=1");
            Add(work, "Plan the offsite", 1, null, null);
            Add(shopping, "Milk", 0, today.AddDays(1), null);
            Add(shopping, "Eggs", 0, null, null);
            return account.Tags.Put("urgent", new Document(new JsonObject { ["name"] = "urgent", ["label"] = "Urgent", ["sortOrder"] = 0, ["type"] = 1 }));
        });
    }

    private void Add(string? projectId, string title, int priority, DateTimeOffset? due, string? tag, string? repeat = null)
    {
        var task = new JsonObject { ["title"] = title, ["projectId"] = projectId, ["priority"] = priority };
        if (due is { } date)
        {
            task["dueDate"] = WireDate.Format(date);
            task["isAllDay"] = date.TimeOfDay == TimeSpan.Zero;
        }

        if (tag is not null) task["tags"] = new JsonArray(tag);
        if (repeat is not null) task["repeatFlag"] = repeat;
        tasks.Create(task);
    }
}
