using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;

namespace TickTick.Sandbox.State;

/// <summary>
/// Holds the user's data. It must be read inside <see cref="Read{T}"/> and changed inside <see cref="Change{T}"/>.
/// </summary>
internal sealed class Account
{
    public const string UserId = "1010101";

    /// <summary>The Inbox's real ID, which only its tasks contain.</summary>
    public const string InboxId = "inbox" + UserId;

    /// <summary>The ID of the Inbox that some requests accept.</summary>
    public const string InboxAlias = "inbox";

    public const string Email = "user@sandbox.example";

    private readonly Lock _gate = new();
    private readonly Dictionary<string, DocumentCollection> _collections;
    private readonly HashSet<string> _deletedTasks = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _createsByTitle = new(StringComparer.Ordinal);

    public Account() => _collections = new Dictionary<string, DocumentCollection>(StringComparer.Ordinal)
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

    /// <summary>Gets the projects by ID, without the Inbox.</summary>
    public DocumentCollection Projects { get; } = new();

    /// <summary>Gets the project groups by ID.</summary>
    public DocumentCollection Groups { get; } = new();

    /// <summary>Gets the columns by <c>projectId/id</c>.</summary>
    public DocumentCollection Columns { get; } = new();

    /// <summary>Gets the tasks by ID, including deleted ones.</summary>
    public DocumentCollection Tasks { get; } = new();

    /// <summary>Gets the comments by <c>taskId/id</c>.</summary>
    public DocumentCollection Comments { get; } = new();

    /// <summary>Gets the tags that were created, by name.</summary>
    public DocumentCollection Tags { get; } = new();

    /// <summary>Gets the focus records by ID.</summary>
    public DocumentCollection Focuses { get; } = new();

    /// <summary>Gets the habits by ID.</summary>
    public DocumentCollection Habits { get; } = new();

    /// <summary>Gets the check-ins by <c>habitId/stamp</c>.</summary>
    public DocumentCollection Checkins { get; } = new();

    /// <summary>Gets the countdowns by ID.</summary>
    public DocumentCollection Countdowns { get; } = new();

    /// <summary>Reads data while nothing changes it.</summary>
    public T Read<T>(Func<T> read)
    {
        lock (_gate) return read();
    }

    /// <summary>Changes data while nothing reads it.</summary>
    public T Change<T>(Func<T> change)
    {
        lock (_gate) return change();
    }

    /// <summary>Returns whether a project exists. The Inbox always does.</summary>
    public bool HasProject(string projectId) => projectId == InboxId || Projects.Find(projectId) is not null;

    /// <summary>Returns the Inbox's real ID for its alias, and any other ID unchanged.</summary>
    public static string ResolveProject(string? projectId) => projectId is null or "" or InboxAlias ? InboxId : projectId;

    /// <summary>Deletes a task. It can still be read by ID, but no list contains it.</summary>
    public void DeleteTask(string taskId) => _deletedTasks.Add(taskId);

    /// <summary>Returns the tasks that are not deleted.</summary>
    public IReadOnlyList<Document> LivingTasks() => [.. Tasks.All().Where(task => !_deletedTasks.Contains(task.Id))];

    /// <summary>Counts a task that was created, so that tests can find lost and duplicate ones.</summary>
    public void CountCreate(string title) => _createsByTitle[title] = _createsByTitle.GetValueOrDefault(title) + 1;

    /// <summary>Returns the complete state, for comparisons.</summary>
    public JsonObject Describe()
    {
        lock (_gate)
        {
            var truth = new JsonObject { ["userId"] = UserId, ["inboxId"] = InboxId };
            foreach ((string name, DocumentCollection documents) in _collections) truth[name] = new JsonArray([.. documents.All().Select(document => document.Edit())]);
            foreach (JsonNode? task in truth["tasks"]!.AsArray()) task!["deleted"] = _deletedTasks.Contains((string)task["id"]!);
            truth["createsByTitle"] = JsonSerializer.SerializeToNode(_createsByTitle, SandboxJson.Wire);
            return truth;
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            foreach (DocumentCollection documents in _collections.Values) documents.Clear();
            _deletedTasks.Clear();
            _createsByTitle.Clear();
        }
    }
}
