using System;
using System.Text.Json.Nodes;
using TickTick.Sandbox.OpenApi;
using TickTick.Sandbox.OpenApi.Tasks;
using TickTick.Sandbox.State;

namespace TickTick.Sandbox.Control;

/// <summary>Creates sample projects and tasks for learning.</summary>
internal sealed class SampleAccount(Account account, ProjectApi projects, TaskEditor tasks, Stamp stamp)
{
    /// <summary>Adds the samples, unless the account contains data.</summary>
    public void Fill()
    {
        if (account.Read(() => account.Projects.Count + account.Tasks.Count) > 0) return;

        DateTimeOffset today = new(stamp.Now.UtcDateTime.Date, TimeSpan.Zero);
        account.Change(() =>
        {
            string home = Put(account.Groups, new JsonObject { ["name"] = "Home", ["sortOrder"] = 0, ["showAll"] = true, ["viewMode"] = "list" });
            Put(account.Groups, new JsonObject { ["name"] = "Someday", ["sortOrder"] = 1, ["showAll"] = false, ["viewMode"] = "list" });
            string work = projects.Make("Work", new JsonObject { ["color"] = "#4772FA", ["viewMode"] = "kanban" }).Id;
            string shopping = projects.Make("Shopping", new JsonObject { ["color"] = "#F18181", ["groupId"] = home }).Id;
            string old = projects.Make("Old ideas", []).Id;
            projects.Make("Archive", []);
            AddColumns(work, "To do", "Doing", "Done");
            Add(null, "Renew passport", 5, today.AddDays(-3), "travel");
            Document report = Add(work, "Write the quarterly report", 5, today.AddHours(15), "urgent");
            Add(work, "Weekly review", 3, today.AddDays(1).AddHours(9), null, "RRULE:FREQ=WEEKLY;INTERVAL=1");
            Add(work, "Plan the offsite", 1, null, null);
            tasks.Complete(Add(work, "Book the meeting room", 0, today.AddDays(-1), null));
            Add(shopping, "Milk", 0, today.AddDays(1), null);
            Add(shopping, "Eggs", 0, null, null);
            Add(old, "Learn to juggle", 0, null, null);
            AddComment(report, "The figures are in the shared folder.", today.AddDays(-60));
            AddComment(report, "They are complete now.", today);
            AddFocus(report, today.AddDays(-1).AddHours(9), TimeSpan.FromMinutes(25));
            AddFocus(report, today.AddDays(-1).AddHours(10), TimeSpan.FromMinutes(3));
            AddHabit("Read", new JsonObject { ["type"] = "Boolean", ["goal"] = 1.0, ["unit"] = "Count" }, today.AddDays(-1));
            AddHabit("Drink water", new JsonObject { ["type"] = "Real", ["goal"] = 8.0, ["step"] = 1.0, ["unit"] = "glasses" }, today.AddDays(-1));
            Put(account.Countdowns, new JsonObject { ["name"] = "Summer holiday", ["type"] = 1, ["date"] = Day(today.AddDays(100)), ["status"] = 0 });
            return account.Tags.Put("urgent", new Document(new JsonObject { ["name"] = "urgent", ["label"] = "Urgent", ["sortOrder"] = 0, ["type"] = 1 }));
        });
    }

    private static long Day(DateTimeOffset day) => (((day.Year * 100L) + day.Month) * 100L) + day.Day;

    private string Put(DocumentCollection documents, JsonObject fields)
    {
        string id = stamp.NewId();
        fields["id"] = id;
        documents.Put(id, new Document(stamp.Touch(fields)));
        return id;
    }

    private void AddColumns(string projectId, params string[] names)
    {
        for (int i = 0; i < names.Length; i++)
        {
            string id = stamp.NewId();
            account.Columns.Put($"{projectId}/{id}", new Document(new JsonObject { ["id"] = id, ["projectId"] = projectId, ["name"] = names[i], ["sortOrder"] = i }));
        }
    }

    private void AddComment(Document task, string text, DateTimeOffset time)
    {
        string id = stamp.NewId();
        string written = WireDate.Format(time);
        account.Comments.Put($"{task.Id}/{id}", new Document(new JsonObject
        {
            ["id"] = id,
            ["userId"] = Account.UserId,
            ["title"] = text,
            ["createdTime"] = written,
            ["modifiedTime"] = written,
        }));
    }

    private void AddFocus(Document task, DateTimeOffset start, TimeSpan duration) => Put(account.Focuses, new JsonObject
    {
        ["userId"] = Account.UserId,
        ["type"] = 0,
        ["taskId"] = task.Id,
        ["startTime"] = WireDate.Format(start),
        ["endTime"] = WireDate.Format(start + duration),
        ["duration"] = (long)duration.TotalSeconds,
        ["status"] = 1,
        ["added"] = true,
    });

    private void AddHabit(string name, JsonObject fields, DateTimeOffset checkedIn)
    {
        fields["name"] = name;
        fields["status"] = 0;
        fields["sortOrder"] = Stamp.SortOrder(account.Habits);
        fields["repeatRule"] = "RRULE:FREQ=WEEKLY;BYDAY=SU,MO,TU,WE,TH,FR,SA";
        fields["totalCheckIns"] = 1;
        double goal = (double)fields["goal"]!;
        string habit = Put(account.Habits, fields);
        account.Checkins.Put($"{habit}/{Day(checkedIn)}", new Document(new JsonObject
        {
            ["id"] = stamp.NewId(),
            ["stamp"] = Day(checkedIn),
            ["time"] = WireDate.Format(checkedIn.AddHours(20)),
            ["value"] = goal,
            ["goal"] = goal,
            ["status"] = 2,
        }));
    }

    private Document Add(string? projectId, string title, int priority, DateTimeOffset? due, string? tag, string? repeat = null)
    {
        var task = new JsonObject { ["title"] = title, ["projectId"] = projectId, ["priority"] = priority };
        if (due is { } date)
        {
            task["dueDate"] = WireDate.Format(date);
            task["isAllDay"] = date.TimeOfDay == TimeSpan.Zero;
        }

        if (tag is not null) task["tags"] = new JsonArray(tag);
        if (repeat is not null) task["repeatFlag"] = repeat;
        return tasks.Create(task);
    }
}
