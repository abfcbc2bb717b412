using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using TickTick.Sandbox.State;

namespace TickTick.Sandbox.OpenApi.Tasks;

/// <summary>
/// Creates, updates and completes tasks by the rules measured on the live service. Must be called inside <see
/// cref="Account.Change{T}"/>.
/// </summary>
internal sealed class TaskEditor(Account account, Stamp stamp)
{
    private const long Open = 0;
    private const long Completed = 2;

    private static readonly string[] Dates = ["startDate", "dueDate", "completedTime"];
    private static readonly string[] Owned = ["id", "projectId", "etag", "etimestamp", "createdTime", "modifiedTime", "columnName", "childIds", .. Dates];

    public Document Create(JsonObject body)
    {
        string title = body.RequireText("title");
        string projectId = Account.ResolveProject(body.Text("projectId"));
        RequireWritable(projectId);

        var task = new JsonObject
        {
            ["id"] = stamp.NewId(),
            ["projectId"] = projectId,
            ["sortOrder"] = Stamp.SortOrder(account.Tasks),
            ["title"] = title,
            ["timeZone"] = "UTC",
            ["isAllDay"] = false,
            ["isFloating"] = false,
            ["priority"] = 0,
            ["progress"] = 0,
            ["status"] = Open,
            ["kind"] = body["items"] is JsonArray { Count: > 0 } ? "CHECKLIST" : "TEXT",
        };
        account.CountCreate(title);
        return Apply(task, body);
    }

    /// <summary>Updates a task. Fields that were not sent stay unchanged.</summary>
    public Document Update(Document task, JsonObject body)
    {
        RequireWritable(task.Text("projectId")!);
        return Apply(task.Edit(), body);
    }

    /// <summary>Completes a task. A recurring task moves to its next date and leaves a completed copy.</summary>
    public void Complete(Document task)
    {
        RequireWritable(task.Text("projectId")!);
        if (task.Number("status") == Completed) return;

        JsonObject fields = task.Edit();
        if (Recurrence.Parse(task.Text("repeatFlag")) is { } rule && Advance(fields, task, rule))
        {
            JsonObject copy = task.Edit();
            copy["id"] = stamp.NewId();
            copy.Remove("repeatFlag");
            Close(copy);
            Put(copy);
        }
        else
        {
            Close(fields);
        }

        Put(fields);
    }

    /// <summary>Moves a task to another project and removes it from its column.</summary>
    public Document Move(Document task, string projectId)
    {
        RequireWritable(task.Text("projectId")!);
        RequireWritable(projectId);
        JsonObject fields = task.Edit();
        fields["projectId"] = projectId;
        fields.Remove("columnId");
        fields.Remove("columnName");
        return Put(fields);
    }

    private void RequireWritable(string projectId)
    {
        if (!account.HasProject(projectId)) throw new ApiException(ApiError.NotFound("project"));
        if (account.Projects.Find(projectId)?.Text("permission") is { } permission and not "write")
            throw new ApiException(new ApiError(403, "no_project_permission", $"No permission to write: the project's permission is {permission}"));
    }

    private Document Apply(JsonObject task, JsonObject body)
    {
        string? before = task.Text("parentId");
        bool completes = body.Number("status") == Completed && task.Number("status") != Completed;
        task.Merge(body, Owned);
        ApplyDates(task, body);
        NameItems(task);
        if (completes && body["completedTime"] is null) Close(task);
        if (task["columnId"] is not null)
            task["columnName"] = account.Columns.Find($"{(string)task["projectId"]!}/{task.Text("columnId")}")?.Text("name");
        Adopt(task, before);
        return Put(task);
    }

    /// <summary>
    /// Applies the service's rules for dates: a due date sets the start date, too. Null removes the due date and the
    /// recurrence rule, and an empty text removes nothing. A recurrence rule without a due date is ignored without an
    /// error.
    /// </summary>
    private static void ApplyDates(JsonObject task, JsonObject body)
    {
        foreach (string name in Dates)
        {
            if (!body.ContainsKey(name)) continue;
            if (body.Instant(name) is { } instant) task[name] = WireDate.Format(instant);
            else if (body[name] is null && name != "completedTime") task.Remove(name);
        }

        if (body.Instant("dueDate") is { } due && body.Instant("startDate") is null) task["startDate"] = WireDate.Format(due);
        if (task["dueDate"] is null || task.Text("repeatFlag") is "") task.Remove("repeatFlag");
    }

    private void NameItems(JsonObject task)
    {
        if (task["items"] is not JsonArray items) return;
        foreach (JsonObject item in items.OfType<JsonObject>())
        {
            if (string.IsNullOrEmpty(item.Text("id"))) item["id"] = stamp.NewId();
            item.TryAdd("status", 0);
        }
    }

    /// <summary>Adds a task to the child IDs of its parent, and removes it from those of its former one. An unknown parent is ignored.</summary>
    private void Adopt(JsonObject task, string? before)
    {
        string id = (string)task["id"]!;
        string? parentId = task.Text("parentId") is { Length: > 0 } named && account.Tasks.Find(named) is not null ? named : null;
        if (parentId is null) task.Remove("parentId");
        if (before != parentId) SetChildren(before, children => children.Where(child => child != id));
        SetChildren(parentId, children => children.Contains(id, StringComparer.Ordinal) ? children : children.Append(id));
    }

    private void SetChildren(string? parentId, Func<IReadOnlyList<string>, IEnumerable<string>> change)
    {
        if (parentId is null || account.Tasks.Find(parentId) is not { } parent) return;
        IReadOnlyList<string> before = parent.Texts("childIds");
        string[] children = [.. change(before)];
        if (children.SequenceEqual(before)) return;
        JsonObject fields = parent.Edit();
        fields["childIds"] = new JsonArray([.. children.Select(child => JsonValue.Create(child))]);
        Put(fields);
    }

    private void Close(JsonObject task)
    {
        task["status"] = Completed;
        task["completedTime"] = WireDate.Format(stamp.Now);
    }

    /// <summary>Moves the dates to the next occurrence of the rule in the task's time zone.</summary>
    private static bool Advance(JsonObject fields, Document task, Recurrence rule)
    {
        if (task.Instant("dueDate") is not { } due) return false;
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(task.Text("timeZone") ?? "UTC", out TimeZoneInfo? zone)) zone = TimeZoneInfo.Utc;
        if (rule.After(TimeZoneInfo.ConvertTime(due, zone).DateTime) is not { } next) return false;

        if (zone.IsInvalidTime(next)) next = next.AddHours(1);
        var nextDue = new DateTimeOffset(next, zone.GetUtcOffset(next));
        DateTimeOffset start = task.Instant("startDate") ?? due;
        fields["dueDate"] = WireDate.Format(nextDue);
        fields["startDate"] = WireDate.Format(nextDue - (due - start));
        fields["repeatFlag"] = rule.Rest();
        return true;
    }

    private Document Put(JsonObject task) => account.Tasks.Put((string)task["id"]!, new Document(stamp.Touch(task)));
}
