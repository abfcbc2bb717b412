using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using TickTick.Api;
using TickTick.Api.Projects;
using TickTick.Api.Resources;
using TickTick.Api.Tasks.Lists;
using TickTick.Http;
using TickTick.Sessions;

namespace TickTick.Watch;

/// <summary>
/// Finds changes of tasks by reading the open and the recently completed tasks again, because the service has no
/// notifications.
/// </summary>
internal sealed class TaskWatcher(TickTickClient client, TaskQuery scope)
{
    // Of a whole project that was removed, not every task is looked up.
    private const int MostLooks = 100;

    private readonly TaskFilter _scope = new(
        scope with { Statuses = [TickTickTaskStatus.Open, TickTickTaskStatus.Completed, TickTickTaskStatus.Abandoned] },
        new DayCalendar(client.Api.Connection.Clock, client.Api.Connection.Zone, DayOfWeek.Monday));

    /// <summary>
    /// Returns changes until it is cancelled or, with <paramref name="once"/>, those since the last run. The state is
    /// saved after the changes have been consumed, so that none is lost.
    /// </summary>
    /// <exception cref="TickTickException">The errors of the calls that are not outages; with <paramref name="once"/>,
    /// all of them.</exception>
    public async IAsyncEnumerable<TickTickTaskChange> WatchAsync(WatchStateFile? file, TimeSpan interval, bool once)
    {
        OpenApiClient api = client.Api;

        // The file can be of another account.
        WatchState? state = file?.Read(new JsonReadContext(api.Connection.Zone, api.Connection.Service.WebApp));
        bool isLost = false;
        while (true)
        {
            WatchRound? round = null;
            try
            {
                round = await CheckAsync(state, file).ConfigureAwait(false);
            }
            catch (TickTickException failure) when (!once && IsOutage(failure))
            {
                if (!isLost) api.Reporter.Warning($"The connection to {api.ServiceName} was lost: {failure.Problem} Changes are reported when it is restored.");
                isLost = true;
            }

            if (round is not null)
            {
                if (isLost) api.Reporter.Warning($"The connection to {api.ServiceName} was restored.");
                isLost = false;
                foreach (TickTickTaskChange change in round.Changes) yield return change;
                state = round.State;
                file?.Write(state);
                if (once) yield break;
            }

            await Delays.DelayAsync(interval, api.Connection.Clock, api.CancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Reads the tasks and compares them with what was seen last. The first round reports nothing.</summary>
    public async Task<WatchRound> CheckAsync(WatchState? before, WatchStateFile? file = null)
    {
        List<TickTickTask> open = await ListAsync(new TaskQuery { LearnsNames = false }).ConfigureAwait(false);
        DateTimeOffset time = client.TaskLists.ServiceTime ?? client.Api.Connection.Clock.GetUtcNow();
        List<TickTickTask> completed = await ListAsync(new TaskQuery
        {
            Statuses = [TickTickTaskStatus.Completed],
            CompletedAfter = (before?.Time ?? time) - TaskComparison.Overlap,
            LearnsNames = false,
        }).ConfigureAwait(false);
        RequireSameAccount(before, file);
        if (before is not null) await FindClosedAsync(before, open, completed).ConfigureAwait(false);
        var comparison = new TaskComparison(before ?? new WatchState { Time = time }, open, completed, time);
        List<TickTickTaskChange> changes = [];
        foreach (TickTickTaskChange change in before is null ? [] : comparison.Compare())
        {
            if (_scope.Fits(change.Task) || (change.Previous is { } previous && _scope.Fits(previous))) changes.Add(change);
        }

        WatchState after = comparison.After();
        after.InboxId = client.Api.Connection.InboxId ?? after.InboxId;
        await NameProjectsAsync(changes, after).ConfigureAwait(false);
        return new WatchRound(changes, after);
    }

    // A phone that was offline completes a task at a time before the last round, the list of completed tasks can be cut, and it
    // has no abandoned ones. What is in neither list was removed only if the service says so.
    private async Task FindClosedAsync(WatchState before, List<TickTickTask> open, List<TickTickTask> closed)
    {
        var listed = new HashSet<string>(open.Concat(closed).Select(static task => task.Id!), StringComparer.Ordinal);
        foreach (TickTickTask missing in before.Open.Values.Where(task => !listed.Contains(task.Id!) && _scope.Fits(task)).Take(MostLooks))
        {
            try
            {
                TickTickTask found = await client.Tasks.GetAsync(missing.ProjectId, missing.Id).ConfigureAwait(false);
                if (found.Status != TickTickTaskStatus.Open) closed.Add(found);
            }
            catch (TickTickException failure) when (failure.Kind is FailureKind.NotFound or FailureKind.Permission)
            {
                // It was removed.
            }
        }
    }

    private static bool IsOutage(TickTickException failure) =>
        failure.Kind is FailureKind.Connection or FailureKind.Timeout or FailureKind.Limit or FailureKind.Protocol;

    private async Task<List<TickTickTask>> ListAsync(TaskQuery query)
    {
        var tasks = new List<TickTickTask>();
        await foreach (TickTickTask task in client.TaskLists.ListAsync(query).ConfigureAwait(false))
        {
            if (task.Id is not null) tasks.Add(task);
        }

        return tasks;
    }

    private void RequireSameAccount(WatchState? before, WatchStateFile? file)
    {
        if (file is not null && before?.InboxId is { } inboxId && client.Api.Connection.InboxId is { } own && own != inboxId) throw file.OfOtherAccount();
    }

    // The names in the state can be old, so they are used only if the projects cannot be read.
    private async Task NameProjectsAsync(IReadOnlyList<TickTickTaskChange> changes, WatchState state)
    {
        bool isRead = false;
        foreach (TickTickTaskChange change in changes)
        {
            foreach (TickTickTask? task in new[] { change.Task, change.Previous })
            {
                if (task?.ProjectId is not { } id || task.Project is not null) continue;
                if (!Inbox.IsId(id) && !isRead && client.Projects.Directory.Recent(client.Api.Connection.Clock) is null)
                {
                    isRead = true;
                    await ReadNamesAsync(state).ConfigureAwait(false);
                }

                string? name = client.Projects.Directory.NameOf(id) ?? (state.Projects.TryGetValue(id, out string? known) ? known : null);
                if (!Inbox.IsId(id)) state.Projects[id] = name;
                task.InProject(name);
            }
        }
    }

    private async Task ReadNamesAsync(WatchState state)
    {
        try
        {
            foreach (TickTickProject project in await client.Projects.ReadAsync().ConfigureAwait(false))
            {
                if (project.Id is { } id) state.Projects[id] = project.Name;
            }
        }
        catch (TickTickException failure)
        {
            client.Api.Reporter.Verbose($"The names of the projects could not be read: {failure.Message}");
        }
    }
}
