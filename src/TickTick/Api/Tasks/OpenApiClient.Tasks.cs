using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using TickTick.Api.Projects;
using TickTick.Api.Reconciliation;
using TickTick.Api.Tasks;
using TickTick.Http;

namespace TickTick.Api;

/// <content>Gets, creates and changes single tasks.</content>
internal sealed partial class OpenApiClient
{
    // The service documents no limit for a move. A request of this size is far below any likely one.
    internal const int MovesInOneCall = 50;

    /// <summary>
    /// Gets a task, open or not. A deleted task is not found, although the service still returns it.
    /// </summary>
    public async Task<TickTickTask> GetTaskAsync(string? projectId, string? taskId)
    {
        _ = TaskPath(projectId, taskId);
        ProjectData data = await GetProjectDataAsync(projectId).ConfigureAwait(false);
        TickTickTask? task = null;
        foreach (TickTickTask other in data.Tasks)
        {
            _connection.Projects.Learn(other.ProjectId);
            if (other.Id == taskId) task = other;
        }

        if (task is null)
        {
            task = await GetResourceAsync(TaskPath(projectId, taskId), TickTickTask.Schema, TaskDescription(taskId)).ConfigureAwait(false);

            // An open task that its project does not contain was deleted.
            if (task.Status == TickTickTaskStatus.Open) throw NotFound(TaskDescription(taskId));
        }

        _connection.Projects.Learn(task.ProjectId);
        return task.InProject(data.Project?.Name ?? _connection.Projects.NameOf(task.ProjectId));
    }

    /// <summary>Gets a task that is known to exist, because the service has just changed it.</summary>
    public async Task<TickTickTask> GetChangedTaskAsync(string? projectId, string? taskId)
    {
        TickTickTask task = await GetResourceAsync(TaskPath(projectId, taskId), TickTickTask.Schema, TaskDescription(taskId)).ConfigureAwait(false);
        _connection.Projects.Learn(task.ProjectId);
        return task.InProject(_connection.Projects.NameOf(task.ProjectId));
    }

    /// <summary>Creates a task with the dates that the user wrote.</summary>
    public Task<TickTickTask> NewTaskAsync(TickTickTask task, TaskSchedule schedule)
    {
        TickTickTask dated = task.Edit();
        schedule.ApplyTo(dated, _connection.Zone);
        return NewTaskAsync(dated);
    }

    /// <summary>Creates a task.</summary>
    public async Task<TickTickTask> NewTaskAsync(TickTickTask task)
    {
        Require(task.Title, "A task needs a title. Use -Title.");
        TickTickTask sent = Prepare(task);
        if (sent.ProjectId is null || string.Equals(sent.ProjectId, Inbox.Id, StringComparison.OrdinalIgnoreCase))
            sent.Unassign(nameof(TickTickTask.ProjectId));
        string projectId = sent.ProjectId is null || Inbox.IsId(sent.ProjectId) ? Inbox.Id : Segment(sent.ProjectId, "project");
        TickTickTask created = await CreateAsync(
            new CreateOperation<TickTickTask>
            {
                Path = "task",
                What = $"the task '{task.Title}'",
                Check = "Get-TickTickTask",
                LookupKey = projectId,
                ReadExistingAsync = async token =>
                {
                    ProjectData data = await _connection.For(_reporter, token).GetProjectDataAsync(projectId).ConfigureAwait(false);
                    return new Snapshot<TickTickTask>(data.Tasks, data.ServiceTime);
                },
                Id = static found => found.Id,
                Created = static found => found.CreatedTime,
            },
            TickTickTask.Schema,
            sent).ConfigureAwait(false);
        WarnAboutIgnoredFields(TickTickTask.Schema, sent, created);
        _connection.Projects.Learn(created.ProjectId);
        return created.InProject(_connection.Projects.NameOf(created.ProjectId));
    }

    /// <summary>Updates a task (see <see cref="TickTickTask.Edit"/> and <see cref="TickTickTask.At"/>).</summary>
    public async Task<TickTickTask> SetTaskAsync(TickTickTask task)
    {
        string path = $"task/{Segment(task.Id, "task")}";
        string projectId = RealProjectId(task.ProjectId, "project of the task");
        if (task.IsAssigned(nameof(TickTickTask.Status)) && task.Status == TickTickTaskStatus.Completed)
            throw Invalid("Set-TickTickTask cannot complete a task, because repeating tasks need another call. Use Complete-TickTickTask.");

        TickTickTask known = NeedsItsDates(task) ? await WithDatesAsync(task).ConfigureAwait(false) : task;
        TickTickTask sent = Prepare(known);
        sent.Place(projectId);
        TickTickTask changed = await ChangeAsync(
            path,
            TickTickTask.Schema.ToUpdateBody(sent, nameof(TickTickTask.Id), nameof(TickTickTask.ProjectId)),
            TickTickTask.Schema,
            TaskDescription(task.Id),
            () => GetChangedTaskAsync(projectId, task.Id)).ConfigureAwait(false);
        WarnAboutIgnoredFields(TickTickTask.Schema, sent, changed);
        return changed.InProject(_connection.Projects.NameOf(changed.ProjectId) ?? task.Project);
    }

    /// <summary>Updates a task with the dates that the user wrote.</summary>
    public async Task<TickTickTask> SetTaskAsync(TickTickTask task, TaskSchedule schedule)
    {
        TickTickTask dated = schedule.NeedsTask && !task.KnowsDates ? await WithDatesAsync(task).ConfigureAwait(false) : task.Edit();
        schedule.ApplyTo(dated, _connection.Zone);
        return await SetTaskAsync(dated).ConfigureAwait(false);
    }

    /// <summary>Completes a task. A recurring task moves to its next date, once.</summary>
    public async Task CompleteTaskAsync(TickTickTask task)
    {
        string path = TaskPath(task.ProjectId, task.Id);
        string what = TaskDescription(task.Id);
        bool mayRepeat = !task.IsRead || !string.IsNullOrEmpty(task.Repeat) || task.Additional?.ContainsKey("repeatFlag") == true;
        ServiceRequest request = Request(
            HttpMethod.Post,
            path + "/complete",
            isIdempotent: !mayRepeat);
        DateTimeOffset firstAttempt = _connection.Clock.GetUtcNow();
        for (int attempt = 0; ; attempt++)
        {
            OnceOutcome outcome = await SendOnceAsync(request).ConfigureAwait(false);
            if (outcome.Response is { IsSuccess: true }) return;
            if (outcome.Response is { } refusal) throw Failure(request, refusal, what);
            if (!mayRepeat)
                throw new TickTickException(ErrorIds.ServiceUnavailable, FailureKind.Connection, $"{what} may not have been completed: {outcome.Reason}.", "Run the command again later; completing it twice has no effect.");

            _reporter.Verbose($"{request}: {outcome.Reason}. Checking whether the task was completed.");
            bool? done = await IsCompletedAsync(task, path, what, firstAttempt, outcome).ConfigureAwait(false);
            if (done == true) return;
            if (done is null || outcome.MayStillRun || attempt >= _connection.Settings.MaximumRetryCount)
                throw CompletionUnknown(what, outcome, null);
        }
    }

    /// <summary>Removes a task. Of a recurring task, the whole series is removed.</summary>
    public Task RemoveTaskAsync(string? projectId, string? taskId) => DeleteAsync(TaskPath(projectId, taskId), TaskDescription(taskId));

    /// <summary>Moves tasks in batches.</summary>
    public async Task<IReadOnlyList<TaskMoveResult>> MoveTasksAsync(IReadOnlyList<TaskMove> moves)
    {
        var results = new List<TaskMoveResult>(moves.Count);
        for (int start = 0; start < moves.Count; start += MovesInOneCall)
            results.AddRange(await MoveTogetherAsync(moves.Skip(start).Take(MovesInOneCall).ToArray()).ConfigureAwait(false));
        return results;
    }

    /// <summary>Returns the error for an ID that no open task has.</summary>
    internal static TickTickException OpenTaskNotFound(string taskId) => new(
        ErrorIds.NotFound,
        FailureKind.NotFound,
        $"No open task has the ID {taskId}. If it is completed, specify its project: Get-TickTickTask -Id {taskId} -Project <name>");

    private static string TaskDescription(string? taskId) => $"The task {taskId}";

    private static byte[] ToJson(IEnumerable<TaskMove> moves)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            foreach (TaskMove move in moves)
            {
                writer.WriteStartObject();
                writer.WriteString("fromProjectId", move.FromProjectId);
                writer.WriteString("toProjectId", move.ToProjectId);
                writer.WriteString("taskId", move.TaskId);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        return buffer.ToArray();
    }

    // A date depends on other fields: the all-day flag, the time zone, and the start and end of a span.
    private static bool NeedsItsDates(TickTickTask task)
    {
        if (task.KnowsDates) return false;
        bool hasDue = task.IsAssigned(nameof(TickTickTask.Due)), hasStart = task.IsAssigned(nameof(TickTickTask.Start));
        bool hasKind = task.IsAssigned(nameof(TickTickTask.IsAllDay));
        if (hasDue && hasStart && hasKind) return false;
        return hasKind || (hasDue && task.Due is not null) || (hasStart && task.Start is not null) || task.IsAssigned(nameof(TickTickTask.TimeZone));
    }

    private TickTickTask Prepare(TickTickTask task)
    {
        TickTickTask sent = task.Edit();
        TaskDates.Prepare(sent, _connection.Zone, _connection.ZoneId);
        return sent;
    }

    private async Task<TickTickTask> WithDatesAsync(TickTickTask task)
    {
        TickTickTask current = await GetResourceAsync(TaskPath(task.ProjectId, task.Id), TickTickTask.Schema, TaskDescription(task.Id)).ConfigureAwait(false);
        TickTickTask known = task.Edit();
        known.LearnDates(current);
        return known;
    }

    private string TaskPath(string? projectId, string? taskId) =>
        $"project/{Segment(RealProjectId(projectId, "project of the task"), "project")}/task/{Segment(taskId, "task")}";

    /// <summary>
    /// Returns the project ID that tasks report. For the Inbox, this is the real ID if the session knows it.
    /// </summary>
    private string RealProjectId(string? projectId, string what)
    {
        if (string.IsNullOrWhiteSpace(projectId)) throw Invalid($"The {what} is missing. Specify it with -Project, or pass a task object.");
        return string.Equals(projectId, Inbox.Id, StringComparison.OrdinalIgnoreCase) ? _connection.Projects.InboxId : projectId!;
    }

    /// <summary>Returns whether a completion took place, or null if that is uncertain.</summary>
    private async Task<bool?> IsCompletedAsync(TickTickTask before, string path, string what, DateTimeOffset firstAttempt, OnceOutcome outcome)
    {
        await Delays.DelayAsync(_connection.Settings.RetryInterval, _connection.Clock, _cancellationToken).ConfigureAwait(false);
        TickTickTask now;
        DateTimeOffset? serviceNow = null;
        try
        {
            now = await CallAsync(
                Request(HttpMethod.Get, path, isIdempotent: true),
                writes: false,
                what,
                response =>
                {
                    serviceNow = response.Date;
                    return ReadResource(response, TickTickTask.Schema) ?? throw NotFound(what);
                }).ConfigureAwait(false);
        }
        catch (TickTickException exception)
        {
            throw CompletionUnknown(what, outcome, exception);
        }

        if (string.IsNullOrEmpty(now.Repeat)) return now.Status == TickTickTaskStatus.Completed;
        if (!before.IsRead || before.Due is null) return null;
        if (now.Due == before.Due && now.Status == before.Status) return false;

        // A modification before the request was sent was not caused by it.
        if (now.ModifiedTime is not { } modified || serviceNow is not { } clock) return null;
        DateTimeOffset sentAt = clock - (_connection.Clock.GetUtcNow() - firstAttempt) - TimeSpan.FromSeconds(2);
        return modified >= sentAt ? true : null;
    }

    private static OutcomeUnknownException CompletionUnknown(string what, OnceOutcome outcome, TickTickException? lookFailure) => new(
        $"{what} may have been completed: {outcome.Reason}. It may be a repeating task, so the call was not sent again. Check its due date with Get-TickTickTask before you run the command again.",
        outcome.Reason!,
        outcome.MayStillRun,
        lookFailure);

    private async Task<IReadOnlyList<TaskMoveResult>> MoveTogetherAsync(TaskMove[] moves)
    {
        TaskMove[] sent = Array.ConvertAll(moves, move => move with
        {
            FromProjectId = RealProjectId(move.FromProjectId, "project of the task"),
            ToProjectId = RealProjectId(move.ToProjectId, "destination"),
        });
        ServiceRequest request = Request(HttpMethod.Post, "task/move", isIdempotent: true, ToJson(sent));
        ServiceResponse response = await SendAsync(request, writes: true, _cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccess)
        {
            TickTickException failure = Failure(request, response, moves.Length == 1 ? TaskDescription(moves[0].TaskId) : "The move");
            if (response.Status is >= 500 or 429) return Array.ConvertAll(moves, move => new TaskMoveResult(move, failure));
            if (moves.Length == 1) return [await ReadBackAsync(moves[0], sent[0], response.Attempts > 1, failure).ConfigureAwait(false)];

            // One task that cannot be moved must not prevent the others from being moved.
            int half = moves.Length / 2;
            return
            [
                .. await MoveTogetherAsync(moves.Take(half).ToArray()).ConfigureAwait(false),
                .. await MoveTogetherAsync(moves.Skip(half).ToArray()).ConfigureAwait(false),
            ];
        }

        HashSet<string> moved = ReadMoved(request, response);
        var results = new TaskMoveResult[moves.Length];
        for (int i = 0; i < moves.Length; i++)
        {
            results[i] = moved.Contains(moves[i].TaskId)
                ? new TaskMoveResult(moves[i], null)
                : await ReadBackAsync(moves[i], sent[i], response.IsBlank || response.Attempts > 1, NotFound(TaskDescription(moves[i].TaskId))).ConfigureAwait(false);
        }

        return results;
    }

    private HashSet<string> ReadMoved(ServiceRequest request, ServiceResponse response)
    {
        try
        {
            return new HashSet<string>(ReadResources(response, TickTickTask.Schema).Select(task => task.Id ?? string.Empty), StringComparer.Ordinal);
        }
        catch (JsonException exception)
        {
            throw ResponseInvalid(request, exception);
        }
    }

    // A retry does not find the tasks that the first attempt has moved, and a response without a body does not list
    // them.
    private async Task<TaskMoveResult> ReadBackAsync(TaskMove move, TaskMove sent, bool mayHaveMoved, TickTickException failure)
    {
        if (!mayHaveMoved) return new TaskMoveResult(move, failure);
        try
        {
            TickTickTask task = await GetTaskAsync(sent.ToProjectId, sent.TaskId).ConfigureAwait(false);
            return new TaskMoveResult(move, SameProject(task.ProjectId, sent.ToProjectId) ? null : failure);
        }
        catch (TickTickException)
        {
            return new TaskMoveResult(move, failure);
        }
    }

    private static bool SameProject(string? left, string right) =>
        left == right || (left is not null && Inbox.IsId(left) && Inbox.IsId(right));
}
