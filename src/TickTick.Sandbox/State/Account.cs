using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;

namespace TickTick.Sandbox.State;

/// <summary>The one user's data. Whoever reads or changes it does so inside <see cref="Read{T}"/> or <see cref="Change{T}"/>.</summary>
internal sealed class Account
{
    /// <summary>The user's id.</summary>
    public const string UserId = "1010101";

    /// <summary>The Inbox's id, which shows only on its tasks.</summary>
    public const string InboxId = "inbox" + UserId;

    /// <summary>The name under which some calls take the Inbox.</summary>
    public const string InboxAlias = "inbox";

    /// <summary>The user's e-mail address.</summary>
    public const string Email = "user@sandbox.example";

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Shelf> _shelves;
    private readonly HashSet<string> _deletedTasks = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _createsByTitle = new(StringComparer.Ordinal);
    private long _version;

    /// <summary>Makes an empty account.</summary>
    public Account() => _shelves = new Dictionary<string, Shelf>(StringComparer.Ordinal)
    {
        ["projects"] = Projects,
        ["groups"] = Groups,
        ["columns"] = Columns,
        ["tasks"] = Tasks,
        ["comments"] = Comments,
        ["tags"] = Tags,
        ["focuses"] = Focuses,
        ["habits"] = Habits,
        ["checkins"] = Checkins,
        ["countdowns"] = Countdowns,
    };

    /// <summary>Grows with every change.</summary>
    public long Version => Interlocked.Read(ref _version);

    /// <summary>The projects without the Inbox, by id.</summary>
    public Shelf Projects { get; } = new();

    /// <summary>The project groups, by id.</summary>
    public Shelf Groups { get; } = new();

    /// <summary>The columns, by <c>projectId/id</c>.</summary>
    public Shelf Columns { get; } = new();

    /// <summary>The tasks, the deleted ones among them, by id.</summary>
    public Shelf Tasks { get; } = new();

    /// <summary>The comments, by <c>taskId/id</c>.</summary>
    public Shelf Comments { get; } = new();

    /// <summary>The tags that were made as tags, by name.</summary>
    public Shelf Tags { get; } = new();

    /// <summary>The focus records, by id.</summary>
    public Shelf Focuses { get; } = new();

    /// <summary>The habits, by id.</summary>
    public Shelf Habits { get; } = new();

    /// <summary>The check-ins, by <c>habitId/stamp</c>.</summary>
    public Shelf Checkins { get; } = new();

    /// <summary>The countdowns, by id.</summary>
    public Shelf Countdowns { get; } = new();

    /// <summary>Reads while nobody changes anything.</summary>
    public T Read<T>(Func<T> read)
    {
        lock (_gate) return read();
    }

    /// <summary>Changes something while nobody else reads or changes anything.</summary>
    public T Change<T>(Func<T> change)
    {
        lock (_gate)
        {
            _version++;
            return change();
        }
    }

    /// <summary>Whether there is a project of this id, the Inbox included.</summary>
    public bool HasProject(string projectId) => projectId == InboxId || Projects.Find(projectId) is not null;

    /// <summary>The id behind the Inbox's other name; any other id as it is.</summary>
    public static string ResolveProject(string? projectId) => projectId is null or "" or InboxAlias ? InboxId : projectId;

    /// <summary>Whether a task is deleted: it still answers, but shows in no list.</summary>
    public bool IsDeleted(string taskId) => _deletedTasks.Contains(taskId);

    /// <summary>Deletes a task.</summary>
    public void DeleteTask(string taskId) => _deletedTasks.Add(taskId);

    /// <summary>The tasks that are not deleted.</summary>
    public IReadOnlyList<Document> LivingTasks() => [.. Tasks.All().Where(task => !_deletedTasks.Contains(task.Id))];

    /// <summary>Counts a carried-out create, so that a test can tell what was lost and what was doubled.</summary>
    public void CountCreate(string title) => _createsByTitle[title] = _createsByTitle.GetValueOrDefault(title) + 1;

    /// <summary>The whole truth, for comparisons.</summary>
    public JsonObject Describe()
    {
        lock (_gate)
        {
            var truth = new JsonObject { ["userId"] = UserId, ["inboxId"] = InboxId };
            foreach ((string name, Shelf shelf) in _shelves) truth[name] = new JsonArray([.. shelf.All().Select(document => document.Edit())]);
            foreach (JsonNode? task in truth["tasks"]!.AsArray()) task!["deleted"] = _deletedTasks.Contains((string)task["id"]!);
            truth["createsByTitle"] = JsonSerializer.SerializeToNode(_createsByTitle, SandboxJson.Wire);
            return truth;
        }
    }

    /// <summary>Writes everything.</summary>
    public JsonObject Save(out long version)
    {
        lock (_gate)
        {
            version = _version;
            var saved = new JsonObject();
            foreach ((string name, Shelf shelf) in _shelves) saved[name] = shelf.Save();
            saved["deletedTasks"] = JsonSerializer.SerializeToNode(_deletedTasks, SandboxJson.Wire);
            saved["createsByTitle"] = JsonSerializer.SerializeToNode(_createsByTitle, SandboxJson.Wire);
            return saved;
        }
    }

    /// <summary>Takes what <see cref="Save"/> wrote in place of what there is.</summary>
    public void Load(JsonElement saved)
    {
        lock (_gate)
        {
            Clear();
            foreach ((string name, Shelf shelf) in _shelves) shelf.Load(saved.GetProperty(name));
            _deletedTasks.UnionWith(saved.GetProperty("deletedTasks").EnumerateArray().Select(id => id.GetString()!));
            foreach (JsonProperty count in saved.GetProperty("createsByTitle").EnumerateObject()) _createsByTitle[count.Name] = count.Value.GetInt32();
        }
    }

    /// <summary>Empties the account.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _version++;
            foreach (Shelf shelf in _shelves.Values) shelf.Clear();
            _deletedTasks.Clear();
            _createsByTitle.Clear();
        }
    }
}
