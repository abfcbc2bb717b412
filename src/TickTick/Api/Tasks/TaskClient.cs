using System;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using TickTick.Api.Projects;
using TickTick.Api.Reconciliation;
using TickTick.Http;

namespace TickTick.Api.Tasks;

/// <summary>Gets, creates, changes, completes and removes tasks.</summary>
internal sealed class TaskClient(OpenApiClient api, ProjectClient projects, ProjectContents contents)
{
    private const string ProjectOfTask = "project of the task";

    /// <summary>
    /// Gets a task, open or not. A deleted task is not found, although the service still returns it.
    /// </summary>
    public async Task<TickTickTask> GetAsync(string? projectId, string? taskId)
    {
        _ = PathOf(projects.IdOf(projectId, ProjectOfTask), taskId);
        taskId = WebLink.TaskIdOf(taskId, api.Connection.Service);
        ProjectData data = await contents.GetAsync(projectId).ConfigureAwait(false);
        TickTickTask? task = data.Tasks.LastOrDefault(other => other.Id == taskId);
        if (task is null)
        {
            task = await api.GetAsync(await PathOfAsync(projectId, taskId).ConfigureAwait(false), TickTickTask.Schema, Describe(taskId)).ConfigureAwait(false);

            // An open task that its project does not contain was deleted.
            if (task.Status == TickTickTaskStatus.Open) throw ApiErrors.NotFound(Describe(taskId));
        }

        return task.InProject(data.Project?.Name ?? projects.Directory.NameOf(task.ProjectId));
    }

    /// <summary>Gets a task that is known to exist, because the service has just changed it.</summary>
    public async Task<TickTickTask> GetChangedAsync(string? projectId, string? taskId)
    {
        TickTickTask task = await api.GetAsync(await PathOfAsync(projectId, taskId).ConfigureAwait(false), TickTickTask.Schema, Describe(taskId)).ConfigureAwait(false);
        return task.InProject(projects.Directory.NameOf(task.ProjectId));
    }

    /// <summary>Creates a task with the dates that the user wrote.</summary>
    public Task<TickTickTask> CreateAsync(TickTickTask task, TaskSchedule schedule)
    {
        TickTickTask dated = task.Edit();
        schedule.ApplyTo(dated, api.Connection.Zone);
        return CreateAsync(dated);
    }

    /// <summary>Creates a task.</summary>
    public async Task<TickTickTask> CreateAsync(TickTickTask task)
    {
        RequireTitle(task);
        return await SendAsync(Prepare(task)).ConfigureAwait(false);
    }

    /// <summary>
    /// Creates a task again from a copy with all of its values (see <see cref="TickTickTask.AsNew"/>), which are sent
    /// as the service stored them. A closed task is created open, because only then it is certain whether a create
    /// whose response was lost took place.
    /// </summary>
    public async Task<TickTickTask> RestoreAsync(TickTickTask copy)
    {
        TickTickTask open = copy.Edit();
        open.Unassign(nameof(TickTickTask.Status));
        open.Unassign(nameof(TickTickTask.CompletedTime));
        TickTickTask created = await SendAsync(open).ConfigureAwait(false);
        return copy.Status == TickTickTaskStatus.Open ? created : await CloseAsync(copy, created).ConfigureAwait(false);
    }

    /// <summary>Closes a task that was created again, with the time at which it was completed.</summary>
    public async Task<TickTickTask> CloseAsync(TickTickTask copy, TickTickTask created)
    {
        TickTickTask closed = await ResetAsync(new TickTickTask { Status = copy.Status, CompletedTime = copy.CompletedTime }, created).ConfigureAwait(false);
        if (closed.Status == TickTickTaskStatus.Open && copy.Status == TickTickTaskStatus.Completed && string.IsNullOrEmpty(closed.Repeat))
            await CompleteAsync(closed).ConfigureAwait(false);
        return closed;
    }

    /// <summary>Sends the assigned values of a copy to an existing task, as the service stored them.</summary>
    public async Task<TickTickTask> ResetAsync(TickTickTask copy, TickTickTask existing)
    {
        TickTickTask sent = copy.Edit();
        sent.Locate(existing);
        sent.Place(await projects.RealIdAsync(existing.ProjectId, ProjectOfTask).ConfigureAwait(false));
        return await ChangeAsync(ChangePathOf(existing.Id), sent, existing.ProjectId, existing.Id).ConfigureAwait(false);
    }

    /// <summary>Rejects a task without a title.</summary>
    /// <exception cref="TickTickException"><c>RequestInvalid</c>.</exception>
    public static void RequireTitle(TickTickTask task) => ApiErrors.Require(task.Title, "A task needs a title.", "Specify it with -Title.");

    private async Task<TickTickTask> SendAsync(TickTickTask sent)
    {
        if (sent.ProjectId is null || string.Equals(sent.ProjectId, Inbox.Id, StringComparison.OrdinalIgnoreCase))
            sent.Unassign(nameof(TickTickTask.ProjectId));
        string projectId = sent.ProjectId is null || Inbox.IsId(sent.ProjectId) ? Inbox.Id : OpenApiClient.Segment(sent.ProjectId, "project");
        TickTickTask created = await api.CreateAsync(
            new CreateOperation<TickTickTask>
            {
                Path = "task",
                Schema = TickTickTask.Schema,
                What = $"the task '{sent.Title}'",
                Check = "Get-TickTickTask",
                ExistingPath = $"project/{projectId}/data",
                ReadExisting = response => (contents.Read(response, projectId) ?? throw ApiErrors.NotFound(ProjectClient.Describe(projectId))).Tasks,
                Id = static found => found.Id,
                Created = static found => found.CreatedTime,
            },
            sent).ConfigureAwait(false);
        return created.InProject(projects.Directory.NameOf(created.ProjectId) ?? sent.Project);
    }

    /// <summary>Updates a task (see <see cref="TickTickTask.Edit"/> and <see cref="TickTickTask.At"/>).</summary>
    public async Task<TickTickTask> UpdateAsync(TickTickTask task)
    {
        string path = ChangePathOf(task.Id);
        string projectId = await projects.RealIdAsync(task.ProjectId, ProjectOfTask).ConfigureAwait(false);
        if (!task.IsRead && NeedsCurrent(task)) task = task.Edit().Reconcile(await GetChangedAsync(projectId, task.Id).ConfigureAwait(false));
        RequireChangeable(task);
        TickTickTask known = NeedsItsDates(task) ? await WithCurrentAsync(task).ConfigureAwait(false) : task;
        TickTickTask sent = Prepare(known);
        sent.Place(projectId);
        TickTickTask changed = await ChangeAsync(path, sent, projectId, task.Id).ConfigureAwait(false);
        return changed.InProject(projects.Directory.NameOf(changed.ProjectId) ?? task.Project);
    }

    private static string ChangePathOf(string? taskId) => $"task/{OpenApiClient.Segment(taskId, "task")}";

    private Task<TickTickTask> ChangeAsync(string path, TickTickTask sent, string? projectId, string? taskId) => api.ChangeAsync(
        path,
        sent,
        TickTickTask.Schema,
        Describe(taskId),
        () => GetChangedAsync(projectId, taskId),
        nameof(TickTickTask.Id),
        nameof(TickTickTask.ProjectId));

    private static void RequireChangeable(TickTickTask task)
    {
        if (Completes(task))
            throw ApiErrors.Invalid("Set-TickTickTask cannot complete a task, because repeating tasks need another call.", "Use Complete-TickTickTask.");
        if (task.IsRead && task.IsAssigned(nameof(task.ProjectId))) throw ApiErrors.Invalid("Set-TickTickTask cannot move a task to another project, and the object no longer says where the task is.", "Get the task again, and use Move-TickTickTask.");
        if (task.IsAssigned(nameof(task.Title))) RequireTitle(task);
    }

    private static bool Completes(TickTickTask task) => task.IsAssigned(nameof(task.Status)) && task.Status == TickTickTaskStatus.Completed;

    // A table row contains the titles of the items without their IDs, and the status of a completed task.
    private static bool NeedsCurrent(TickTickTask task) =>
        (!task.KnowsDates && task.IsAssigned(nameof(TickTickTask.Items)) && task.Items?.Any(static item => item.Id is null) == true)
        || Completes(task);

    /// <summary>
    /// Updates a task with the dates that the user wrote, and with changes of its lists. A task that was not read, or
    /// not lately, is read once.
    /// </summary>
    public async Task<TickTickTask> UpdateAsync(TickTickTask task, TaskSchedule schedule, TaskChanges? changes = null)
    {
        if (!NeedsTask(task, schedule, changes)) return await UpdateAsync(Apply(task.Edit())).ConfigureAwait(false);
        return await InTurnAsync(
            task,
            async isCurrent => Apply(isCurrent ? task.Edit() : await WithCurrentAsync(task).ConfigureAwait(false)),
            UpdateAsync).ConfigureAwait(false);

        TickTickTask Apply(TickTickTask known)
        {
            schedule.ApplyTo(known, api.Connection.Zone);
            changes?.ApplyTo(known);
            return known;
        }
    }

    // Makes a change that depends on what the task has. Preparing it learns whether the object still shows that.
    private Task<TickTickTask> InTurnAsync(TickTickTask task, Func<bool, Task<TickTickTask>> prepare, Func<TickTickTask, Task<TickTickTask>> send) =>
        api.Connection.Shared(() => new TaskTurns(api.Connection.Clock)).RunAsync(
            task.Id ?? string.Empty,
            last => prepare(task.IsCurrent(api.Connection.Clock) && (last is null || task.IsReadAfter(last.Value))),
            send,
            api.CancellationToken);

    // From an outdated object, a list would lose what was added since, and a date would be sent with the old other one.
    private static bool NeedsTask(TickTickTask task, TaskSchedule schedule, TaskChanges? changes) =>
        schedule.HasChanges || changes?.NeedsTask == true || (task.IsRead && task.AssignsDates);

    /// <summary>
    /// Returns a task as it would be after an update, so that a person can see what changes, or null if that depends on the
    /// current task at the service. Sends nothing.
    /// </summary>
    public TickTickTask? Preview(TickTickTask task, TaskSchedule schedule, TaskChanges? changes = null)
    {
        bool isNew = task.Id is null;
        if (!isNew && NeedsTask(task, schedule, changes) && !task.IsCurrent(api.Connection.Clock)) return null;
        TickTickTask dated = task.Edit();
        schedule.ApplyTo(dated, api.Connection.Zone);
        changes?.ApplyTo(dated);
        // What is not known yet can be the row of a task that is completed already.
        if (!isNew && (task.IsRead || !NeedsCurrent(dated))) RequireChangeable(dated);
        TickTickTask preview = Prepare(dated);
        // The service drops the recurrence rule with the due date.
        if (preview.Due is null && !string.IsNullOrEmpty(preview.Repeat)) preview.Repeat = null;
        return preview;
    }

    /// <summary>
    /// Completes a task. A recurring task moves to its next date, once: it is read again before, and not completed if its date
    /// is another one than that of its object.
    /// </summary>
    /// <exception cref="TickTickException"><c>TaskOutdated</c>: the recurring task has another due date than its object.</exception>
    public async Task CompleteAsync(TickTickTask task)
    {
        bool mayRepeat = !task.IsRead || !string.IsNullOrEmpty(task.Repeat) || task.Additional?.ContainsKey("repeatFlag") == true;
        if (!mayRepeat || task.Occurrence is not { } occurrence)
        {
            await SendCompletionAsync(task, mayRepeat).ConfigureAwait(false);
            return;
        }

        await InTurnAsync(
            task,
            _ => RequireOccurrenceAsync(task, occurrence),
            async sent =>
            {
                await SendCompletionAsync(sent, mayRepeat).ConfigureAwait(false);
                return sent;
            }).ConfigureAwait(false);
    }

    private async Task<TickTickTask> RequireOccurrenceAsync(TickTickTask task, DateTimeOffset occurrence)
    {
        if ((await GetChangedAsync(task.ProjectId, task.Id).ConfigureAwait(false)).Due == occurrence) return task;
        TickTickTask current = await GetAsync(task.ProjectId, task.Id).ConfigureAwait(false);
        throw new TickTickException(
            ErrorIds.TaskOutdated,
            $"The repeating task '{task.Title}' was due on {TaskDates.Describe(occurrence, task.IsAllDay)} when it was read, and {(current.Due is { } due ? $"is due on {TaskDates.Describe(due, current.IsAllDay)}" : "has no due date")} now. The date that you mean may be completed already, so nothing was completed.",
            $"If its present date is to be completed, get the task again: Get-TickTickTask -Id {task.Id} | Complete-TickTickTask");
    }

    private async Task SendCompletionAsync(TickTickTask task, bool mayRepeat)
    {
        string path = await PathOfAsync(task.ProjectId, task.Id).ConfigureAwait(false);
        string what = Describe(task.Id);
        ServiceRequest request = api.Request(
            HttpMethod.Post,
            path + "/complete",
            isIdempotent: !mayRepeat);
        var age = new Age(api.Connection.Clock);
        for (int attempt = 0; ; attempt++)
        {
            SendResult outcome = await api.SendOnceAsync(request).ConfigureAwait(false);
            if (outcome.Response is { } refusal && !refusal.IsSuccess) throw api.Failure(request, refusal, what);
            task.Outdate();
            if (outcome.Response is not null) return;
            if (!mayRepeat)
                throw new TickTickException(ErrorIds.ServiceUnavailable, $"{what} may not have been completed: {outcome.Reason}.", "Run the command again later; completing it twice has no effect.");

            api.Reporter.Verbose($"{request}: {outcome.Reason}. Checking whether the task was completed.");
            bool? done = await IsCompletedAsync(task.Occurrence, path, what, age, outcome).ConfigureAwait(false);
            if (done == true) return;
            if (done is null || outcome.MayStillRun || attempt >= api.Connection.Settings.MaximumRetryCount)
                throw CompletionUnknown(what, outcome, null);
        }
    }

    /// <summary>Removes a task. Of a recurring task, the whole series is removed.</summary>
    public async Task RemoveAsync(string? projectId, string? taskId) =>
        await api.DeleteAsync(await PathOfAsync(projectId, taskId).ConfigureAwait(false), Describe(taskId)).ConfigureAwait(false);

    /// <summary>Returns the error for an ID that no open task has.</summary>
    internal static TickTickException OpenTaskNotFound(string taskId) => new(
        ErrorIds.NotFound,
        $"No open task has the ID {taskId}.",
        $"If it is completed, specify its project: Get-TickTickTask -Id {taskId} -Project <name>");

    public static string Describe(string? taskId) => $"The task {taskId}";

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
        bool setsItems = sent.IsAssigned(nameof(sent.Items)) && sent.Items is { Count: > 0 };
        if (setsItems && !sent.IsAssigned(nameof(sent.Kind)) && sent.Kind is null or TickTickTaskKind.Text) sent.Kind = TickTickTaskKind.Checklist;
        if (setsItems && !sent.IsNewCopy && !sent.Items!.Contains(null!)) sent.Items = [.. ChecklistItem.Place(sent.Items!)];
        bool lacksZone = TaskDates.LacksZone(sent, api.Connection.ZoneId);
        TaskDates.Prepare(sent, api.Connection.Zone, api.Connection.ZoneId);
        if (lacksZone) api.Connection.WarnOfZone(api.Reporter);
        return sent;
    }

    private async Task<TickTickTask> WithCurrentAsync(TickTickTask task)
    {
        TickTickTask current = await api.GetAsync(await PathOfAsync(task.ProjectId, task.Id).ConfigureAwait(false), TickTickTask.Schema, Describe(task.Id)).ConfigureAwait(false);
        bool reconciles = NeedsCurrent(task);
        TickTickTask known = task.Edit();
        known.Learn(current);
        return reconciles ? known.Reconcile(current) : known;
    }

    /// <summary>Returns the path of a task.</summary>
    public async Task<string> PathOfAsync(string? projectId, string? taskId) =>
        PathOf(await projects.RealIdAsync(projectId, ProjectOfTask).ConfigureAwait(false), taskId);

    private string PathOf(string projectId, string? taskId) =>
        $"project/{OpenApiClient.Segment(projectId, "project")}/task/{OpenApiClient.Segment(WebLink.TaskIdOf(taskId, api.Connection.Service), "task")}";

    /// <summary>
    /// Returns whether a completion took place, or null if that is uncertain. The due date of a recurring task tells whether
    /// the completion has moved it.
    /// </summary>
    private async Task<bool?> IsCompletedAsync(DateTimeOffset? before, string path, string what, Age age, SendResult outcome)
    {
        await Delays.DelayAsync(api.Connection.Settings.RetryInterval, api.Connection.Clock, api.CancellationToken).ConfigureAwait(false);
        TickTickTask now;
        DateTimeOffset? serviceNow = null;
        try
        {
            now = await api.GetAsync(
                path,
                what,
                response =>
                {
                    serviceNow = response.Date;
                    return api.ReadResource(response, TickTickTask.Schema) ?? throw ApiErrors.NotFound(what);
                }).ConfigureAwait(false);
        }
        catch (TickTickException exception)
        {
            throw CompletionUnknown(what, outcome, exception);
        }

        if (string.IsNullOrEmpty(now.Repeat)) return now.Status == TickTickTaskStatus.Completed;
        if (before is null) return null;
        if (now.Due == before && now.Status == TickTickTaskStatus.Open) return false;

        // A modification before the request was sent was not caused by it.
        if (now.ModifiedTime is not { } modified || serviceNow is not { } clock) return null;
        DateTimeOffset sentAt = clock - age.Elapsed - TimeSpan.FromSeconds(2);
        return modified >= sentAt ? true : null;
    }

    private static TickTickException CompletionUnknown(string what, SendResult outcome, TickTickException? lookFailure) => new(
        ErrorIds.OutcomeUnknown,
        $"{what} may have been completed: {outcome.Reason}. It may be a repeating task, so the call was not sent again.",
        "Check its due date with Get-TickTickTask before you run the command again.",
        lookFailure);
}
