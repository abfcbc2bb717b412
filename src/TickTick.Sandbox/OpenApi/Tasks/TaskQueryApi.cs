using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using TickTick.Sandbox.OAuth;
using TickTick.Sandbox.State;

namespace TickTick.Sandbox.OpenApi.Tasks;

/// <summary>Provides the endpoints that find tasks. Each silently returns <see cref="Cap"/> tasks at most.</summary>
internal sealed class TaskQueryApi(Account account)
{
    /// <summary>The maximum number of tasks in a response.</summary>
    public const int Cap = 200;

    private static readonly string[] Searched = ["title", "content", "desc"];

    public void Map(IEndpointRouteBuilder api)
    {
        var reads = new RequiredScope(Scopes.Read);
        api.MapPost("/task/completed", Completed).WithMetadata(reads);
        api.MapPost("/task/filter", Filter).WithMetadata(reads);
        api.MapPost("/task/search", Search).WithMetadata(reads);
    }

    private DocumentAnswer Completed(JsonObject body)
    {
        Func<Document, bool> inRange = Between(body, "startDate", "endDate", "completedTime");
        IEnumerable<Document> found = InProjects(body)
            .Where(task => task.Number("status") == 2 && inRange(task))
            .OrderByDescending(task => task.Instant("completedTime"));
        return Cut(found);
    }

    private DocumentAnswer Filter(JsonObject body)
    {
        Func<Document, bool> inRange = Between(body, "startDate", "endDate", "startDate");
        Func<Document, bool> hasStatus = HasStatus(body);
        HashSet<long>? priorities = body.Numbers("priority");
        HashSet<string>? tags = body.Texts("tag");
        return Cut(InProjects(body).Where(task =>
            hasStatus(task)
            && (priorities is null || priorities.Contains(task.Number("priority") ?? 0))
            && HasAll(task, tags)
            && inRange(task)));
    }

    private DocumentAnswer Search(JsonObject body)
    {
        Func<Document, bool> inRange = Between(body, "dueFrom", "dueTo", "dueDate");
        Func<Document, bool> hasStatus = HasStatus(body);
        string[] keywords = (body.Text("keywords") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        HashSet<string>? tags = body.Texts("tags");
        return Cut(InProjects(body).Where(task => hasStatus(task) && HasAll(task, tags) && inRange(task) && keywords.All(word => Mentions(task, word))));
    }

    private static DocumentAnswer Cut(IEnumerable<Document> tasks) => new([.. tasks.Take(Cap)]);

    private IEnumerable<Document> InProjects(JsonObject body)
    {
        IReadOnlyList<Document> tasks = account.Read(account.LivingTasks);
        HashSet<string>? projectIds = body.Texts("projectIds")?.Select(Account.ResolveProject).ToHashSet(StringComparer.Ordinal);
        return projectIds is null or { Count: 0 } ? tasks : tasks.Where(task => projectIds.Contains(task.Text("projectId")!));
    }

    private static Func<Document, bool> HasStatus(JsonObject body)
    {
        HashSet<long>? statuses = body.Numbers("status");
        return task => statuses is null || statuses.Contains(task.Number("status") ?? 0);
    }

    private static bool HasAll(Document task, HashSet<string>? tags) => tags is null || tags.IsSubsetOf(task.Texts("tags"));

    /// <summary>Returns a filter for an inclusive range. A task without the date is in no range.</summary>
    private static Func<Document, bool> Between(JsonObject body, string from, string to, string member)
    {
        DateTimeOffset? first = body.Instant(from);
        DateTimeOffset? last = body.Instant(to);
        if (first is null && last is null) return _ => true;
        return task => task.Instant(member) is { } instant && !(instant < first) && !(instant > last);
    }

    private static bool Mentions(Document task, string word) =>
        Searched.Any(member => task.Text(member)?.Contains(word, StringComparison.OrdinalIgnoreCase) == true);
}
