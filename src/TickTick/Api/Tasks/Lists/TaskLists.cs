using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using TickTick.Api.Projects;
using TickTick.Api.Resources;

namespace TickTick.Api.Tasks.Lists;

/// <summary>
/// Lists tasks. <c>task/filter</c>, <c>task/completed</c> and <c>task/search</c> return at most 200 tasks and do not
/// report that there are more, so a request with a response of that length is split into parts and sent again.
/// </summary>
internal sealed class TaskLists(OpenApiClient api, ProjectClient projects, ProjectContents contents)
{
    /// <summary>
    /// The number of projects up to which open tasks are read project by project. For more, the filter is used.
    /// </summary>
    public const int ProjectsReadWhole = 2;

    private const int Cap = 200;

    // A few projects are read one by one. For more, requesting a quarter of them at once is worth a try.
    private const int FewProjects = 4;

    private static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private IReadOnlyList<TickTickTask>? _open;

    private static readonly TickTickTaskPriority[] AllPriorities =
        [TickTickTaskPriority.None, TickTickTaskPriority.Low, TickTickTaskPriority.Medium, TickTickTaskPriority.High];

    /// <summary>Gets the service's time of the first response of the last list, or null if it is not known.</summary>
    public DateTimeOffset? ServiceTime { get; private set; }

    private readonly ConcurrentDictionary<string, bool> _cuts = new(StringComparer.Ordinal);

    /// <summary>
    /// Finds the open tasks with a title, to change or remove them: one for a literal title, and any number for a
    /// pattern. The open tasks are read once per command.
    /// </summary>
    /// <exception cref="TickTickException"><c>NotFound</c>; <c>NameAmbiguous</c>: several tasks have this title.</exception>
    public async Task<IReadOnlyList<TickTickTask>> FindToChangeAsync(NamePattern title)
    {
        IReadOnlyList<TickTickTask> all = await OpenAsync().ConfigureAwait(false);
        IReadOnlyList<TickTickTask> found = title.Select(all, static task => task.Id, static task => task.Title);
        if (found.Count == 0 && title.IsLiteral) throw title.NotFound("open task", "Get-TickTickTask", all.Select(static task => task.Title));
        title.RequireUnambiguous(found, static task => task.Id, static task => task.Title, "open task");
        return found;
    }

    /// <summary>Finds the open task with an ID.</summary>
    /// <exception cref="TickTickException"><c>NotFound</c>.</exception>
    public async Task<TickTickTask> FindOpenAsync(string id) =>
        await TryFindOpenAsync(id).ConfigureAwait(false) ?? throw TaskClient.OpenTaskNotFound(id);

    /// <summary>Finds the open task with an ID, or returns null if there is none.</summary>
    public async Task<TickTickTask?> TryFindOpenAsync(string id) => (await OpenAsync().ConfigureAwait(false)).FirstOrDefault(task => task.Id == id);

    private async Task<IReadOnlyList<TickTickTask>> OpenAsync()
    {
        if (_open is not null) return _open;
        var open = new List<TickTickTask>();
        await foreach (TickTickTask task in ListAsync(new TaskQuery()).ConfigureAwait(false)) open.Add(task);
        return _open = open;
    }

    /// <summary>
    /// Gets all tasks that match a query, including those in the Inbox, each once and as they arrive.
    /// </summary>
    public async IAsyncEnumerable<TickTickTask> ListAsync(TaskQuery query)
    {
        if (query.DueBefore < query.DueAfter || query.CompletedBefore < query.CompletedAfter)
            throw ApiErrors.RangeReversed();
        var filter = new TaskFilter(query, Calendar(query.FirstDayOfWeek));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var parts = new Stack<Part>(PartsOf(query));
        bool named = false;
        ServiceTime = null;
        while (parts.Count > 0)
        {
            Part part = parts.Pop();
            IReadOnlyList<TickTickTask> tasks = await ReadAsync(part).ConfigureAwait(false);
            foreach (TickTickTask task in tasks)
            {
                if (!filter.Fits(task) || (task.Id is not null && !seen.Add(task.Id))) continue;
                if (!named && query.LearnsNames && projects.Directory.NameOf(task.ProjectId) is null)
                {
                    named = true;
                    await LearnNamesAsync().ConfigureAwait(false);
                }

                yield return task.InProject(projects.Directory.NameOf(task.ProjectId));
            }

            if (part.Kind == PartKind.Project || tasks.Count < Cap) continue;
            api.Reporter.Verbose($"{tasks.Count} tasks in one response: there may be more. Reading them in smaller parts.");
            foreach (Part smaller in await SplitAsync(part, tasks).ConfigureAwait(false)) parts.Push(smaller);
        }
    }

    /// <summary>Gets the tasks of a query, sorted by due time and then by priority.</summary>
    public async Task<IReadOnlyList<TickTickTask>> AgendaAsync(TaskQuery query)
    {
        var tasks = new List<TickTickTask>();
        await foreach (TickTickTask task in ListAsync(query).ConfigureAwait(false)) tasks.Add(task);
        return [.. Calendar(query.FirstDayOfWeek).InOrder(tasks)];
    }

    private DayCalendar Calendar(DayOfWeek firstDayOfWeek) => new(api.Connection.Clock, api.Connection.Zone, firstDayOfWeek);

    private IEnumerable<Part> PartsOf(TaskQuery query)
    {
        var first = new Part(PartKind.Filter, query.Statuses, query.ProjectIds) { Priorities = query.Priorities, Keywords = query.Keywords, IsFirst = true };
        if (query.Keywords is not null)
        {
            // An all-day task in another time zone starts up to a day earlier or later, and one that spans several
            // days is stored with the day after its last one as the due date. The range is wider, and the filter
            // narrows it again.
            return [first with { Kind = PartKind.Search, From = query.DueAfter?.AddDays(-1), To = query.DueBefore?.AddDays(2) }];
        }

        var parts = new List<Part>();
        IReadOnlyList<TickTickTaskStatus> others = query.Statuses;
        if (query.Statuses.Contains(TickTickTaskStatus.Completed))
        {
            others = [.. query.Statuses.Where(static status => status != TickTickTaskStatus.Completed)];

            // The service counts whole seconds, so the requested range is slightly wider and the filter narrows it
            // again.
            parts.Add(first with
            {
                Kind = PartKind.Completed,
                From = query.CompletedAfter is { } after ? Floor(after) : Earliest,
                To = query.CompletedBefore is { } before ? Floor(before).AddSeconds(1) : Floor(api.Connection.Clock.GetUtcNow()).AddYears(1),
            });
        }

        if (others is [TickTickTaskStatus.Open] && query.ProjectIds is { Count: <= ProjectsReadWhole } few)
        {
            // One request per project returns all of its tasks and reports whether the project exists.
            parts.AddRange(few.Reverse().Select(id => new Part(PartKind.Project, others, [id])));
        }
        else if (others.Count > 0)
        {
            parts.Add(first with { Statuses = others });
        }

        return parts;
    }

    private async Task<IReadOnlyList<TickTickTask>> ReadAsync(Part part)
    {
        if (part.Kind == PartKind.Project) return (await contents.GetAsync(part.Projects!.Single()).ConfigureAwait(false)).Tasks;
        if (part is { IsFirst: true, Kind: not PartKind.Search }) await RequireProjectsAsync(part.Projects).ConfigureAwait(false);
        return await api.CallAsync(
            api.Request(HttpMethod.Post, part.Kind switch { PartKind.Filter => "task/filter", PartKind.Completed => "task/completed", _ => "task/search" }, isIdempotent: true, ToBody(part)),
            writes: false,
            "The list of tasks",
            response =>
            {
                ServiceTime ??= response.Date;
                return api.ReadResources(response, TickTickTask.Schema);
            }).ConfigureAwait(false);
    }

    // The service's filter returns nothing for a project that does not exist, and reports no error.
    private async Task RequireProjectsAsync(IReadOnlyCollection<string>? projectIds)
    {
        string[] ids = projectIds?.Where(id => !Inbox.IsId(id) && projects.Directory.NameOf(id) is null).ToArray() ?? [];
        if (ids.Length == 0) return;
        IReadOnlyList<TickTickProject> all = await projects.ReadAsync().ConfigureAwait(false);
        if (Array.Find(ids, id => !all.Any(project => project.Id == id)) is { } unknown) throw ApiErrors.NotFound(ProjectClient.Describe(unknown));
    }

    private async Task LearnNamesAsync()
    {
        try
        {
            await projects.ReadAsync().ConfigureAwait(false);
        }
        catch (TickTickException exception)
        {
            api.Reporter.Verbose($"The names of the projects could not be read: {exception.Message}");
        }
    }

    /// <summary>Returns the parts that a part consists of, the last one first, or warns if there are none.</summary>
    private async Task<IEnumerable<Part>> SplitAsync(Part part, IReadOnlyList<TickTickTask> tasks) => part.Kind switch
    {
        PartKind.Filter when part.Projects is { Count: 1 } => SplitByPriority(part),
        PartKind.Filter => SplitByProject(part, await ProjectIdsAsync(part).ConfigureAwait(false)),
        PartKind.Completed => await SplitByCompletionAsync(part, tasks).ConfigureAwait(false),
        _ when part.Statuses.Count > 1 => part.Statuses.Reverse().Select(status => part with { Statuses = [status] }),
        _ when part.Projects is not { Count: 1 } => (await ProjectIdsAsync(part).ConfigureAwait(false)).Reverse().Select(id => part with { Projects = [id] }),
        _ => SplitByDue(part, tasks),
    };

    private async Task<IReadOnlyList<string>> ProjectIdsAsync(Part part) => part.Projects?.ToList()
        ?? [Inbox.Id, .. (await projects.RecentAsync().ConfigureAwait(false)).Select(project => project.Id!).Where(id => id is not null)];

    private static IEnumerable<Part> SplitByProject(Part part, IReadOnlyList<string> ids)
    {
        // The service's filter does not accept the ID "inbox", so the Inbox is read separately.
        string[] others = ids.Where(id => !Inbox.IsId(id)).ToArray();
        int size = part.IsFirst && others.Length > FewProjects ? (others.Length + FewProjects - 1) / FewProjects : 1;
        var parts = new List<Part>();
        if (ids.FirstOrDefault(Inbox.IsId) is { } inbox) parts.AddRange(OfOneProject(part with { Projects = [inbox], IsFirst = false }));
        for (int start = 0; start < others.Length; start += size)
        {
            Part group = part with { Projects = others.Skip(start).Take(size).ToArray(), IsFirst = false };
            parts.AddRange(group.Projects.Count > 1 ? [group] : OfOneProject(group));
        }

        return Enumerable.Reverse(parts);
    }

    // A project has one list of all of its open tasks.
    private static IEnumerable<Part> OfOneProject(Part part)
    {
        TickTickTaskStatus[] rest = part.Statuses.Where(status => status != TickTickTaskStatus.Open).ToArray();
        if (rest.Length > 0) yield return part with { Statuses = rest };
        if (rest.Length < part.Statuses.Count) yield return part with { Kind = PartKind.Project };
    }

    // Abandoned tasks are in no list of a project, so the only way left to split the request is by priority.
    private IEnumerable<Part> SplitByPriority(Part part)
    {
        if (part.Statuses.Contains(TickTickTaskStatus.Open)) return OfOneProject(part);
        if (part.Priorities is not { Count: 1 }) return (part.Priorities ?? AllPriorities).Reverse().Select(priority => part with { Priorities = [priority] });
        WarnOfCut($"tasks of the project {part.Projects!.Single()} with priority {part.Priorities.Single()} that are neither open nor completed");
        return [];
    }

    private async Task<IEnumerable<Part>> SplitByCompletionAsync(Part part, IReadOnlyList<TickTickTask> tasks)
    {
        if (part.To - part.From > TimeSpan.FromSeconds(1)) return Halve(part, part.From!.Value, part.To!.Value, tasks.Select(task => task.CompletedTime));
        string second = FormattableString.Invariant($"completed at {Floor(tasks[0].CompletedTime ?? part.From!.Value):yyyy-MM-dd HH:mm:ss}");
        if (part.Projects is { Count: 1 })
        {
            WarnOfCut($"tasks of the project {part.Projects.Single()} {second}");
            return [];
        }

        IReadOnlyList<string> ids = await ProjectIdsAsync(part).ConfigureAwait(false);
        if (api.Connection.InboxId is null && ids.Any(Inbox.IsId)) WarnOfCut($"tasks of the Inbox {second}");
        return ids.Where(id => api.Connection.InboxId is not null || !Inbox.IsId(id)).Reverse().Select(id => part with { Projects = [id] });
    }

    private IEnumerable<Part> SplitByDue(Part part, IReadOnlyList<TickTickTask> tasks)
    {
        // Tasks without a due date are in no range, so only a search that names a range can be split without losing
        // tasks.
        if (part.From is null && part.To is null) WarnOfCut($"tasks of one project with '{part.Keywords}' and without a due date");
        DateTimeOffset from = Floor(part.From ?? Earliest), to = Floor(part.To ?? api.Connection.Clock.GetUtcNow().AddYears(50));
        if (to - from > TimeSpan.FromSeconds(1)) return Halve(part, from, to, tasks.Select(task => task.Due));
        WarnOfCut(FormattableString.Invariant($"tasks with '{part.Keywords}' due at {from:yyyy-MM-dd HH:mm:ss}"));
        return [];
    }

    // The range is split at the median of the tasks received, if that is within the range. Both halves include the
    // second between them, because the range counts whole seconds and the tasks count fractions.
    private static IEnumerable<Part> Halve(Part part, DateTimeOffset from, DateTimeOffset to, IEnumerable<DateTimeOffset?> received)
    {
        DateTimeOffset[] times = received.OfType<DateTimeOffset>().OrderBy(time => time).ToArray();
        DateTimeOffset middle = times.Length > 0 ? Floor(times[times.Length / 2]) : from;
        if (middle <= from || middle >= to) middle = Floor(from.AddTicks((to - from).Ticks / 2));
        if (middle <= from) middle = from.AddSeconds(1);
        return [part with { From = from, To = middle }, part with { From = middle, To = to }];
    }

    // Two parts share the second between them, so both can meet the same limit.
    private void WarnOfCut(string which)
    {
        if (!_cuts.TryAdd(which, true)) return;
        api.Reporter.Warning($"The list may be incomplete: the service returns at most {Cap} tasks, and {which} cannot be read in smaller parts.");
    }

    private static DateTimeOffset Floor(DateTimeOffset time) => DateTimeOffset.FromUnixTimeSeconds(time.ToUnixTimeSeconds());

    /// <summary>
    /// Returns the project IDs that the service's filter accepts, or null for all if the Inbox is included and its
    /// real ID is not known.
    /// </summary>
    private string[]? SendableProjects(IReadOnlyCollection<string>? ids)
    {
        if (ids is null) return null;
        bool hasAlias = ids.Any(id => string.Equals(id, Inbox.Id, StringComparison.OrdinalIgnoreCase));
        if (hasAlias && api.Connection.InboxId is null) return null;
        return ids.Select(id => string.Equals(id, Inbox.Id, StringComparison.OrdinalIgnoreCase) ? api.Connection.InboxId! : id).ToArray();
    }

    // Tags are not sent, because it is not documented whether the service compares them with case.
    private byte[] ToBody(Part part)
    {
        var body = new JsonObject();
        if (part.Kind == PartKind.Search) body["keywords"] = part.Keywords;
        if (SendableProjects(part.Projects) is { Length: > 0 } ids) body["projectIds"] = ids;
        if (part is { Kind: PartKind.Filter, Priorities: { } priorities }) body["priority"] = priorities.Select(priority => (int)priority);
        if (part.Kind != PartKind.Completed) body["status"] = part.Statuses.Select(status => (int)status);
        (string from, string to, int slack) = part.Kind == PartKind.Search ? ("dueFrom", "dueTo", 1) : ("startDate", "endDate", 0);
        if (part.From is { } start) body[from] = Floor(start);
        if (part.To is { } end) body[to] = Floor(end).AddSeconds(slack);
        return JsonValue.ToUtf8(body);
    }

    private enum PartKind
    {
        /// <summary>All open tasks of one project, in one response of any length.</summary>
        Project,

        /// <summary>Tasks by status and priority.</summary>
        Filter,

        /// <summary>Completed tasks by the time of the completion.</summary>
        Completed,

        /// <summary>Tasks by keywords and due date.</summary>
        Search,
    }

    /// <summary>Represents the part of a list that one request returns. A property that is null does not narrow it.</summary>
    private sealed record Part(PartKind Kind, IReadOnlyCollection<TickTickTaskStatus> Statuses, IReadOnlyCollection<string>? Projects)
    {
        public IReadOnlyCollection<TickTickTaskPriority>? Priorities { get; init; }

        public string? Keywords { get; init; }

        public DateTimeOffset? From { get; init; }

        public DateTimeOffset? To { get; init; }

        /// <summary>Gets whether the part is as the user specified it, so its projects may not exist.</summary>
        public bool IsFirst { get; init; }
    }
}
