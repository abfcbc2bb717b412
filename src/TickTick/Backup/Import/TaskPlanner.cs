using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using TickTick.Api;
using TickTick.Api.Batching;
using TickTick.Api.Projects;
using TickTick.Api.Reconciliation;
using TickTick.Api.Tasks;
using TickTick.Api.Tasks.Lists;
using TickTick.Sessions;

namespace TickTick.Backup.Import;

/// <summary>Decides which columns, tasks and comments of a backup to create and update.</summary>
internal sealed class TaskPlanner(TickTickClient client, ImportOptions options, ImportPlan plan, IReadOnlyList<TickTickProject> accountProjects)
{
    private const int RequestsAtOnce = 8;

    // An export takes a while, and the clocks of the service and of this machine differ.
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    private readonly Dictionary<string, ImportItem> _projects = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImportItem> _columns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImportItem> _tasks = new(StringComparer.Ordinal);
    private readonly List<TickTickColumn> _accountColumns = [];
    private readonly List<TickTickTask> _accountTasks = [];

    /// <summary>Adds a project of the backup.</summary>
    public void Add(ImportItem project) => _projects[project.BackupId!] = project;

    /// <summary>Returns the item of a task of the backup.</summary>
    public ImportItem? Find(string taskId) => _tasks.TryGetValue(taskId, out ImportItem? item) ? item : null;

    /// <summary>Plans the columns, the tasks and the comments.</summary>
    public async Task PlanAsync(AccountBackup backup)
    {
        if (backup.Tasks.Count == 0 && backup.Columns.Count == 0) return;
        await ReadAccountAsync(backup).ConfigureAwait(false);
        PlanColumns(backup);
        PlanTasks(backup);
        await PlanCommentsAsync(backup).ConfigureAwait(false);
    }

    private async Task ReadAccountAsync(AccountBackup backup)
    {
        IEnumerable<string> ids = accountProjects.Select(project => project.Id).OfType<string>().Prepend(Inbox.Id);
        await foreach (ProjectData? data in OrderedWork.RunAsync(ids, ReadProjectAsync, RequestsAtOnce).ConfigureAwait(false))
        {
            _accountTasks.AddRange(data?.Tasks ?? []);
            _accountColumns.AddRange(data?.Columns ?? []);
        }

        // Of a backup without completed tasks, only the tasks that have been completed since are of interest.
        bool hasClosed = backup.Tasks.Exists(static task => task.Status != TickTickTaskStatus.Open);
        var query = new TaskQuery { Statuses = hasClosed ? [TickTickTaskStatus.Completed, TickTickTaskStatus.Abandoned] : [TickTickTaskStatus.Completed], CompletedAfter = hasClosed ? null : backup.ExportedTime - Margin };
        await foreach (TickTickTask task in client.TaskLists.ListAsync(query).ConfigureAwait(false)) _accountTasks.Add(task);
    }

    private async Task<ProjectData?> ReadProjectAsync(string id)
    {
        try
        {
            return await client.ProjectContents.GetAsync(id).ConfigureAwait(false);
        }
        catch (TickTickException failure) when (failure.ErrorId is ErrorIds.NotFound or ErrorIds.PermissionDenied)
        {
            // Nothing can be created in it either, and that error is reported.
            return null;
        }
    }

    private void PlanColumns(AccountBackup backup)
    {
        TickTickColumn[] copies = [.. backup.Columns.Select(static column => column.AsNew())];
        TickTickColumn?[] found = ResourceMatcher.Match(
            backup.Columns,
            _accountColumns,
            static column => column.Id,
            column => ProjectIdOf(column.ProjectId) is { } projectId ? $"{projectId}/{ResourceMatcher.Name(column.Name)}" : null,
            column => $"{TaskMatcher.ProjectKey(column.ProjectId)}/{ResourceMatcher.Name(column.Name)}",
            static (_, _) => true,
            (index, other) => ResourceComparison.CountDifferences(copies[index], other));
        plan.Add(backup.Columns.Select((column, index) =>
        {
            ImportItem item = _columns[column.Id!] = new ImportItem(TickTickImportKind.Column, column.Name ?? string.Empty, column.Id);
            if (!RequireProject(item, column.ProjectId, out ImportItem? project)) return item;
            TickTickColumn copy = copies[index];
            item.Id = found[index]?.Id;
            if (found[index] is { } existing)
            {
                item.Action = TickTickImportAction.Unchanged;
                if (!options.Force || !ResourceComparison.KeepDifferences(copy, existing, backup.HasAllFields)) return item;
                copy.Identify(existing);
                copy.ProjectId = existing.ProjectId;
                copy.Unassign(nameof(copy.ProjectId));
                item.Action = TickTickImportAction.Updated;
                item.Work = async () => (await client.Columns.UpdateAsync(copy).ConfigureAwait(false)).Id;
                return item;
            }

            item.Work = async () => (await client.Columns.CreateAsync(project?.Id ?? Inbox.Id, copy).ConfigureAwait(false)).Id;
            return item;
        }));
    }

    private void PlanTasks(AccountBackup backup)
    {
        var wanted = new Dictionary<string, WantedTask>(StringComparer.Ordinal);
        foreach (TickTickTask task in backup.Tasks) wanted[task.Id!] = new WantedTask(task, ProjectIdOf(task.ProjectId));
        foreach (WantedTask task in wanted.Values)
        {
            if (task.Task.ParentId is { Length: > 0 } parentId && wanted.TryGetValue(parentId, out WantedTask? parent)) task.Parent = parent;
        }

        foreach (WantedTask task in wanted.Values)
        {
            // A damaged file can have tasks that are above each other. Each of them is then at the top.
            for (WantedTask? parent = task.Parent; parent is not null && task.Depth <= wanted.Count; parent = parent.Parent) task.Depth++;
            if (task.Depth > wanted.Count) task.Depth = 0;
        }

        foreach (WantedTask task in wanted.Values.Where(task => task.Depth == 0)) task.Parent = null;
        WantedTask[] ordered = [.. wanted.Values.OrderBy(task => task.Depth)];
        new TaskMatcher(_accountTasks, backup.ExportedTime - Margin).Match(ordered);
        foreach (IGrouping<int, WantedTask> level in ordered.GroupBy(task => task.Depth)) plan.Add(level.Select(Plan).ToArray());
    }

    private ImportItem Plan(WantedTask task)
    {
        ImportItem item = _tasks[task.Task.Id!] = new ImportItem(TickTickImportKind.Task, task.Task.Title ?? string.Empty, task.Task.Id);
        if (!RequireProject(item, task.Task.ProjectId, out ImportItem? project) && task.Existing is null) return item;
        ImportItem? column = task.Task.ColumnId is { } columnId && _columns.TryGetValue(columnId, out ImportItem? found) ? found : null;
        ImportItem? parent = task.Parent is null ? null : _tasks[task.Parent.Task.Id!];
        TickTickTask copy = task.Copy;
        if (task.Existing is { } existing)
        {
            item.Existing = existing;
            item.Id = existing.Id;
            item.Action = TickTickImportAction.Unchanged;
            bool isUnfinished = existing.Status == TickTickTaskStatus.Open && copy.Status != TickTickTaskStatus.Open && existing.Id != task.Task.Id;
            if (isUnfinished && !options.Force)
            {
                item.Action = TickTickImportAction.Created;
                item.Work = async () => (await client.Tasks.CloseAsync(copy, existing).ConfigureAwait(false)).Id;
                return item;
            }

            if (!options.Force || item.Requires.Exists(static required => required.Id is null)) return item;
            Refer(existing.ProjectId);
            string destination = project?.Id ?? Inbox.Id;
            bool moves = TaskMatcher.ProjectKey(existing.ProjectId) != TaskMatcher.ProjectKey(destination);
            DateTimeOffset? completed = copy.CompletedTime;
            bool differs = ResourceComparison.KeepDifferences(copy, existing);
            // The service sets the time when a task is closed, unless it is sent. An open task can have the same time still.
            if (copy.IsAssigned(nameof(copy.Status)) && copy.Status != TickTickTaskStatus.Open && completed is not null) copy.CompletedTime = completed;
            if (!moves && !differs) return item;
            item.Action = TickTickImportAction.Updated;
            item.Work = async () =>
            {
                TickTickTask updated = await UpdateAsync(copy, existing, moves ? destination : null, differs).ConfigureAwait(false);
                item.Existing = updated;
                return updated.Id;
            };
            return item;
        }

        if (parent is not null) item.Requires.Add(parent);
        if (column is not null) item.Requires.Add(column);
        item.Work = async () =>
        {
            Refer(project?.Id);
            TickTickTask created = await client.Tasks.RestoreAsync(copy).ConfigureAwait(false);
            item.Existing = created;
            return created.Id;
        };
        return item;

        // References that are not in the backup are left out.
        void Refer(string? projectId)
        {
            copy.ProjectId = projectId;
            copy.ColumnId = column?.Id;
            copy.ParentId = parent?.Id;
            if (projectId is null) copy.Unassign(nameof(copy.ProjectId));
            if (column is null) copy.Unassign(nameof(copy.ColumnId));
            if (parent is null) copy.Unassign(nameof(copy.ParentId));
        }
    }

    private async Task<TickTickTask> UpdateAsync(TickTickTask copy, TickTickTask existing, string? destination, bool differs)
    {
        if (destination is not null)
        {
            TaskMoveResult moved = (await client.TaskMover.MoveAsync([new TaskMove(existing.ProjectId!, destination, existing.Id!)]).ConfigureAwait(false))[0];
            if (moved.Failure is not null) throw moved.Failure;
            existing = TickTickTask.At(destination, existing.Id!);
        }

        return differs ? await client.Tasks.ResetAsync(copy, existing).ConfigureAwait(false) : existing;
    }

    // The comments on a task are created one after the other, so each stage has one of each task.
    private async Task PlanCommentsAsync(AccountBackup backup)
    {
        var items = new Dictionary<string, ImportItem>(StringComparer.Ordinal);
        var stages = new List<List<ImportItem>>();
        IEnumerable<IGrouping<string, TickTickTaskComment>> byTask = backup.Comments.GroupBy(comment => comment.TaskId!, StringComparer.Ordinal);
        await foreach ((ImportItem? task, TickTickTaskComment[] comments, IReadOnlyList<TickTickTaskComment> existing) in OrderedWork.RunAsync(byTask, ReadCommentsAsync, RequestsAtOnce).ConfigureAwait(false))
        {
            TickTickTaskComment?[] found = ResourceMatcher.Match(
                comments, existing, static comment => comment.Id, static comment => ResourceMatcher.Name(comment.Title), static comment => ResourceMatcher.Name(comment.Title), static (_, _) => true);
            for (int i = 0; i < comments.Length; i++)
            {
                if (stages.Count == i) stages.Add([]);
                ImportItem item = Plan(comments[i], task, found[i], items);
                if (comments[i].Id is { } id) items[id] = item;
                stages[i].Add(item);
            }
        }

        foreach (List<ImportItem> stage in stages) plan.Add(stage);
    }

    private ImportItem Plan(TickTickTaskComment comment, ImportItem? task, TickTickTaskComment? existing, Dictionary<string, ImportItem> items)
    {
        var item = new ImportItem(TickTickImportKind.Comment, comment.Title ?? string.Empty, comment.Id) { Id = existing?.Id };
        if (task is null) return item.Skip("Its task is not in the backup.");
        if (existing is not null)
        {
            item.Action = TickTickImportAction.Unchanged;
            return item;
        }

        item.Requires.Add(task);
        ImportItem? original = comment.ReplyCommentId is { } replyTo && items.TryGetValue(replyTo, out ImportItem? known) ? known : null;
        TickTickTaskComment copy = comment.AsNew();
        item.Work = async () =>
        {
            copy.ReplyCommentId = original?.Id;
            if (original?.Id is null) copy.Unassign(nameof(copy.ReplyCommentId));
            return (await client.TaskComments.AddAsync(((TickTickTask)task.Existing!).ProjectId, task.Id, copy).ConfigureAwait(false)).Id;
        };
        return item;
    }

    private async Task<(ImportItem? Task, TickTickTaskComment[] Comments, IReadOnlyList<TickTickTaskComment> Existing)> ReadCommentsAsync(IGrouping<string, TickTickTaskComment> comments)
    {
        ImportItem? task = Find(comments.Key);
        TickTickTaskComment[] ordered = [.. comments.OrderBy(comment => comment.CreatedTime)];
        IReadOnlyList<TickTickTaskComment> existing = task?.Existing is TickTickTask found
            ? await client.TaskComments.ListAsync(found.ProjectId, found.Id).ConfigureAwait(false)
            : [];
        return (task, ordered, existing);
    }

    /// <summary>Returns the key of the project in the account, or null if the project has to be created.</summary>
    private string? ProjectIdOf(string? backupId)
    {
        if (backupId is null || Inbox.IsId(backupId)) return Inbox.Id;
        return _projects.TryGetValue(backupId, out ImportItem? project) ? project.Id
            : accountProjects.Any(existing => existing.Id == backupId) ? backupId
            : null;
    }

    private bool RequireProject(ImportItem item, string? backupId, out ImportItem? project)
    {
        project = null;
        if (backupId is null || Inbox.IsId(backupId)) return true;
        if (!_projects.TryGetValue(backupId, out project))
        {
            if (accountProjects.FirstOrDefault(existing => existing.Id == backupId) is not { } known)
            {
                item.Skip("Its project is neither in the backup nor in the account.");
                return false;
            }

            project = new ImportItem(TickTickImportKind.Project, known.Name ?? string.Empty, backupId) { Id = backupId, Action = TickTickImportAction.Unchanged };
        }

        item.Requires.Add(project);
        return true;
    }
}
