using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using TickTick.Api.Dates;
using TickTick.Api.Projects;
using TickTick.Api.Tasks;

namespace TickTick.Api;

/// <content>Lists tasks. <c>task/filter</c>, <c>task/completed</c> and <c>task/search</c> return at most 200 tasks
/// and do not report that there are more, so the range of a response of that length is split and requested
/// again.</content>
internal sealed partial class OpenApiClient
{
    /// <summary>
    /// The number of projects up to which open tasks are read project by project. For more, the filter is used.
    /// </summary>
    public const int ProjectsReadWhole = 2;

    private const int Cap = 200;

    // A few projects are read one by one. For more, requesting a quarter of them at once is worth a try.
    private const int FewProjects = 4;

    private static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// Gets all tasks that match a query, including those in the Inbox, each once and as they arrive.
    /// </summary>
    public async IAsyncEnumerable<TickTickTask> GetTasksAsync(TaskQuery query)
    {
        var filter = new TaskFilter(query, new DayCalendar(_connection.Clock, _connection.Zone, query.FirstDayOfWeek));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        bool named = false;
        await foreach (TickTickTask task in ReadTasksAsync(query).ConfigureAwait(false))
        {
            _connection.Projects.Learn(task.ProjectId);
            if (!filter.Fits(task) || (task.Id is not null && !seen.Add(task.Id))) continue;
            if (!named && _connection.Projects.NameOf(task.ProjectId) is null)
            {
                named = true;
                await LearnNamesAsync().ConfigureAwait(false);
            }

            yield return task.InProject(_connection.Projects.NameOf(task.ProjectId));
        }
    }

    private async Task LearnNamesAsync()
    {
        try
        {
            await ReadProjectsAsync().ConfigureAwait(false);
        }
        catch (TickTickException exception)
        {
            _reporter.Verbose($"The names of the projects could not be read: {exception.Message}");
        }
    }

    private IAsyncEnumerable<TickTickTask> ReadTasksAsync(TaskQuery query)
    {
        // An all-day task in another time zone starts up to a day earlier or later, and one that spans several days
        // is stored with the day after its last one as the due date. The range is wider, and the filter narrows it
        // again.
        if (query.Keywords is not null) return SearchAsync(query, new SearchRange(query.DueAfter?.AddDays(-1), query.DueBefore?.AddDays(2)));
        return ReadByStatusAsync(query);
    }

    private async IAsyncEnumerable<TickTickTask> ReadByStatusAsync(TaskQuery query)
    {
        TickTickTaskStatus[] others = query.Statuses.Where(status => status != TickTickTaskStatus.Completed).Distinct().ToArray();
        if (others.Length > 0)
        {
            await foreach (TickTickTask task in ReadUncompletedAsync(query with { Statuses = others }).ConfigureAwait(false)) yield return task;
        }

        if (!query.Statuses.Contains(TickTickTaskStatus.Completed)) yield break;

        // The service counts whole seconds, so the requested range is slightly wider and the filter narrows it again.
        DateTimeOffset from = query.CompletedAfter is { } after ? Floor(after) : Earliest;
        DateTimeOffset to = query.CompletedBefore is { } before ? Floor(before).AddSeconds(1) : Floor(_connection.Clock.GetUtcNow()).AddYears(1);
        await RequireProjectsAsync(query.ProjectIds).ConfigureAwait(false);
        IReadOnlyList<string>? projects = SendableProjects(query.ProjectIds);
        await foreach (TickTickTask task in ReadCompletedAsync(projects, from, to).ConfigureAwait(false)) yield return task;
    }

    private async IAsyncEnumerable<TickTickTask> ReadUncompletedAsync(TaskQuery query)
    {
        bool openOnly = query.Statuses.All(status => status == TickTickTaskStatus.Open);
        if (openOnly && query.ProjectIds is { Count: <= ProjectsReadWhole })
        {
            // One request per project returns all of its tasks and reports whether the project exists.
            foreach (string id in query.ProjectIds)
            {
                foreach (TickTickTask task in (await GetProjectDataAsync(id).ConfigureAwait(false)).Tasks) yield return task;
            }

            yield break;
        }

        await RequireProjectsAsync(query.ProjectIds).ConfigureAwait(false);
        List<TickTickTask> first = await FilterAsync(query, SendableProjects(query.ProjectIds)).ConfigureAwait(false);
        foreach (TickTickTask task in first) yield return task;
        if (first.Count < Cap) yield break;

        _reporter.Verbose($"{first.Count} tasks in one response: there may be more. Reading project by project.");
        List<string> projects = query.ProjectIds?.ToList()
            ?? [Inbox.Id, .. (await RecentProjectsAsync().ConfigureAwait(false)).Select(project => project.Id!).Where(id => id is not null)];
        foreach (string[] part in Parts(projects))
        {
            await foreach (TickTickTask task in ReadPartAsync(query, part, openOnly).ConfigureAwait(false)) yield return task;
        }
    }

    // The service's filter returns nothing for a project that does not exist, and reports no error.
    private async Task RequireProjectsAsync(IReadOnlyCollection<string>? projectIds)
    {
        if (projectIds is null) return;
        string[] ids = projectIds.Where(id => !Inbox.IsId(id) && _connection.Projects.NameOf(id) is null).ToArray();
        if (ids.Length == 0) return;
        IReadOnlyList<TickTickProject> projects = await ReadProjectsAsync().ConfigureAwait(false);
        if (Array.Find(ids, id => !projects.Any(project => project.Id == id)) is { } unknown) throw NotFound(ProjectDescription(unknown));
    }

    private async IAsyncEnumerable<TickTickTask> ReadPartAsync(TaskQuery query, string[] projects, bool openOnly)
    {
        // The service's filter does not accept the ID "inbox".
        if (projects.Length > 1 && SendableProjects(projects) is { } ids)
        {
            List<TickTickTask> part = await FilterAsync(query, ids).ConfigureAwait(false);
            foreach (TickTickTask task in part) yield return task;
            if (part.Count < Cap) yield break;
        }

        foreach (string project in projects)
        {
            if (query.Statuses.Contains(TickTickTaskStatus.Open))
            {
                foreach (TickTickTask task in (await GetProjectDataAsync(project).ConfigureAwait(false)).Tasks) yield return task;
            }

            if (openOnly) continue;
            TaskQuery rest = query with { Statuses = query.Statuses.Where(status => status != TickTickTaskStatus.Open).ToArray() };
            await foreach (TickTickTask task in ReadByPriorityAsync(rest, project).ConfigureAwait(false)) yield return task;
        }
    }

    // Abandoned tasks are in no list of a project, so the only way left to split the request is by priority.
    private async IAsyncEnumerable<TickTickTask> ReadByPriorityAsync(TaskQuery query, string project)
    {
        IReadOnlyList<string>? ids = SendableProjects([project]);
        List<TickTickTask> whole = await FilterAsync(query, ids).ConfigureAwait(false);
        foreach (TickTickTask task in whole) yield return task;
        if (whole.Count < Cap) yield break;

        TickTickTaskPriority[] priorities = query.Priorities?.ToArray()
            ?? [TickTickTaskPriority.None, TickTickTaskPriority.Low, TickTickTaskPriority.Medium, TickTickTaskPriority.High];
        foreach (TickTickTaskPriority priority in priorities)
        {
            List<TickTickTask> part = await FilterAsync(query with { Priorities = [priority] }, ids).ConfigureAwait(false);
            foreach (TickTickTask task in part) yield return task;
            if (part.Count >= Cap) WarnOfCut($"tasks of the project {project} with priority {priority} that are neither open nor completed");
        }
    }

    private async IAsyncEnumerable<TickTickTask> ReadCompletedAsync(IReadOnlyList<string>? projects, DateTimeOffset from, DateTimeOffset to)
    {
        var ranges = new Stack<(DateTimeOffset From, DateTimeOffset To)>();
        ranges.Push((from, to));
        while (ranges.Count > 0)
        {
            (DateTimeOffset start, DateTimeOffset end) = ranges.Pop();
            List<TickTickTask> tasks = await CompletedAsync(projects, start, end).ConfigureAwait(false);
            var times = new List<DateTimeOffset>(tasks.Count);
            foreach (TickTickTask task in tasks)
            {
                if (task.CompletedTime is { } time) times.Add(time);
                yield return task;
            }

            if (tasks.Count < Cap) continue;
            if (end - start > TimeSpan.FromSeconds(1))
            {
                // Both halves include the second between them, because the range counts whole seconds and the tasks
                // count fractions.
                DateTimeOffset middle = SplitPoint(times, start, end);
                ranges.Push((start, middle));
                ranges.Push((middle, end));
                continue;
            }

            await foreach (TickTickTask task in ReadCompletedByProjectAsync(projects, start, end).ConfigureAwait(false)) yield return task;
        }
    }

    private async IAsyncEnumerable<TickTickTask> ReadCompletedByProjectAsync(IReadOnlyList<string>? projects, DateTimeOffset from, DateTimeOffset to)
    {
        string second = FormattableString.Invariant($"{from:yyyy-MM-dd HH:mm:ss}");
        if (projects is { Count: 1 })
        {
            WarnOfCut($"tasks of one project completed at {second}");
            yield break;
        }

        IEnumerable<string> ids = projects ?? (await RecentProjectsAsync().ConfigureAwait(false)).Select(project => project.Id!);
        foreach (string id in ids)
        {
            List<TickTickTask> tasks = await CompletedAsync([id], from, to).ConfigureAwait(false);
            foreach (TickTickTask task in tasks) yield return task;
            if (tasks.Count >= Cap) WarnOfCut($"tasks of the project {id} completed at {second}");
        }

        if (projects is not null) yield break;
        if (!_connection.Projects.KnowsInboxId)
        {
            WarnOfCut($"tasks of the Inbox completed at {second}");
            yield break;
        }

        List<TickTickTask> inbox = await CompletedAsync([_connection.Projects.InboxId], from, to).ConfigureAwait(false);
        foreach (TickTickTask task in inbox) yield return task;
        if (inbox.Count >= Cap) WarnOfCut($"tasks of the Inbox completed at {second}");
    }

    private async IAsyncEnumerable<TickTickTask> SearchAsync(TaskQuery query, SearchRange range)
    {
        List<TickTickTask> found = await SearchOnceAsync(query, range).ConfigureAwait(false);
        foreach (TickTickTask task in found) yield return task;
        if (found.Count < Cap) yield break;

        if (query.Statuses.Count > 1)
        {
            foreach (TickTickTaskStatus status in query.Statuses)
            {
                await foreach (TickTickTask task in SearchAsync(query with { Statuses = [status] }, range).ConfigureAwait(false)) yield return task;
            }
        }
        else if (query.ProjectIds is not { Count: 1 })
        {
            List<string> projects = query.ProjectIds?.ToList()
                ?? [_connection.Projects.InboxId, .. (await RecentProjectsAsync().ConfigureAwait(false)).Select(project => project.Id!)];
            foreach (string project in projects)
            {
                await foreach (TickTickTask task in SearchAsync(query with { ProjectIds = [project] }, range).ConfigureAwait(false)) yield return task;
            }
        }
        else
        {
            await foreach (TickTickTask task in SearchByDueAsync(query, range).ConfigureAwait(false)) yield return task;
        }
    }

    private async IAsyncEnumerable<TickTickTask> SearchByDueAsync(TaskQuery query, SearchRange range)
    {
        // Tasks without a due date are in no range, so only a search that names a range can be split without losing
        // tasks.
        if (range.From is null && range.To is null) WarnOfCut($"tasks of one project with '{query.Keywords}' and without a due date");
        DateTimeOffset from = range.From ?? Earliest, to = range.To ?? Floor(_connection.Clock.GetUtcNow()).AddYears(50);
        var ranges = new Stack<(DateTimeOffset From, DateTimeOffset To)>();
        ranges.Push((Floor(from), Floor(to)));
        while (ranges.Count > 0)
        {
            (DateTimeOffset start, DateTimeOffset end) = ranges.Pop();
            List<TickTickTask> tasks = await SearchOnceAsync(query, new SearchRange(start, end)).ConfigureAwait(false);
            var times = new List<DateTimeOffset>(tasks.Count);
            foreach (TickTickTask task in tasks)
            {
                if (task.Due is { } time) times.Add(time);
                yield return task;
            }

            if (tasks.Count < Cap) continue;
            if (end - start <= TimeSpan.FromSeconds(1))
            {
                WarnOfCut(FormattableString.Invariant($"tasks with '{query.Keywords}' due at {start:yyyy-MM-dd HH:mm:ss}"));
                continue;
            }

            DateTimeOffset middle = SplitPoint(times, start, end);
            ranges.Push((start, middle));
            ranges.Push((middle, end));
        }
    }

    private void WarnOfCut(string which) => _reporter.Warning(
        $"The list may be incomplete: the service returns at most {Cap} tasks, and {which} cannot be read in smaller parts.");

    /// <summary>
    /// Returns the second at which a range is split: the median of the tasks received, within the range.
    /// </summary>
    private static DateTimeOffset SplitPoint(List<DateTimeOffset> times, DateTimeOffset start, DateTimeOffset end)
    {
        times.Sort();
        if (times.Count > 0)
        {
            DateTimeOffset median = Floor(times[times.Count / 2]);
            if (median > start && median < end) return median;
        }

        return Floor(start.AddTicks((end - start).Ticks / 2)) is var middle && middle > start ? middle : start.AddSeconds(1);
    }

    private static DateTimeOffset Floor(DateTimeOffset time) => DateTimeOffset.FromUnixTimeSeconds(time.ToUnixTimeSeconds());

    private static IEnumerable<string[]> Parts(List<string> projects)
    {
        // The Inbox is read separately (see ReadPartAsync).
        string[] inbox = projects.Where(Inbox.IsId).ToArray();
        if (inbox.Length > 0) yield return [inbox[0]];

        string[] others = projects.Where(id => !Inbox.IsId(id)).ToArray();
        int size = others.Length <= FewProjects ? 1 : (others.Length + FewProjects - 1) / FewProjects;
        for (int start = 0; start < others.Length; start += size) yield return others.Skip(start).Take(size).ToArray();
    }

    /// <summary>
    /// Returns the project IDs that the service's filter accepts, or null for all if the Inbox is included and its
    /// real ID is not known.
    /// </summary>
    private string[]? SendableProjects(IReadOnlyCollection<string>? projects)
    {
        if (projects is null) return null;
        bool hasAlias = projects.Any(id => string.Equals(id, Inbox.Id, StringComparison.OrdinalIgnoreCase));
        if (hasAlias && !_connection.Projects.KnowsInboxId) return null;
        return projects.Select(id => RealProjectId(id, "project")).ToArray();
    }

    // Tags are not sent, because it is not documented whether the service compares them with case.
    private Task<List<TickTickTask>> FilterAsync(TaskQuery query, IReadOnlyList<string>? projects) =>
        ListAsync("task/filter", writer =>
        {
            WriteList(writer, "projectIds", projects);
            WriteNumbers(writer, "priority", query.Priorities?.Select(priority => (int)priority));
            WriteNumbers(writer, "status", query.Statuses.Select(status => (int)status));
        });

    private Task<List<TickTickTask>> CompletedAsync(IReadOnlyList<string>? projects, DateTimeOffset from, DateTimeOffset to) =>
        ListAsync("task/completed", writer =>
        {
            WriteList(writer, "projectIds", projects);
            writer.WriteString("startDate", ApiDate.Format(from));
            writer.WriteString("endDate", ApiDate.Format(to));
        });

    private Task<List<TickTickTask>> SearchOnceAsync(TaskQuery query, SearchRange range) =>
        ListAsync("task/search", writer =>
        {
            writer.WriteString("keywords", query.Keywords);
            WriteList(writer, "projectIds", SendableProjects(query.ProjectIds));
            WriteNumbers(writer, "status", query.Statuses.Select(status => (int)status));
            if (range.From is { } from) writer.WriteString("dueFrom", ApiDate.Format(Floor(from)));
            if (range.To is { } to) writer.WriteString("dueTo", ApiDate.Format(Floor(to).AddSeconds(1)));
        });

    private Task<List<TickTickTask>> ListAsync(string path, Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        return CallAsync(
            Request(HttpMethod.Post, path, isIdempotent: true, buffer.ToArray()),
            writes: false,
            "The list of tasks",
            response => ReadResources(response, TickTickTask.Schema));
    }

    private static void WriteList(Utf8JsonWriter writer, string name, IReadOnlyCollection<string>? values)
    {
        if (values is not { Count: > 0 }) return;
        writer.WriteStartArray(name);
        foreach (string value in values) writer.WriteStringValue(value);
        writer.WriteEndArray();
    }

    private static void WriteNumbers(Utf8JsonWriter writer, string name, IEnumerable<int>? values)
    {
        if (values is null) return;
        writer.WriteStartArray(name);
        foreach (int value in values) writer.WriteNumberValue(value);
        writer.WriteEndArray();
    }

    private sealed record SearchRange(DateTimeOffset? From, DateTimeOffset? To);
}
