using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using TickTick.Api;
using TickTick.Api.Reconciliation;
using TickTick.Sessions;

namespace TickTick.Backup.Import;

/// <summary>
/// Compares a backup with an account and decides what to create and update. It only reads, so that nothing is sent
/// before the whole import is known.
/// </summary>
internal sealed class ImportPlanner(TickTickClient client, ImportOptions options)
{
    private static readonly TimeSpan FocusPeriod = TimeSpan.FromDays(30);

    private readonly ImportPlan _plan = new();
    private readonly Dictionary<string, ImportItem> _groups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImportItem> _habits = new(StringComparer.Ordinal);
    private bool _clears;

    public async Task<ImportPlan> PlanAsync(AccountBackup backup)
    {
        _clears = backup.HasAllFields;
        foreach (string text in backup.Incomplete) client.Api.Reporter.Warning($"The backup is not complete: {text}");
        _plan.Add(backup.Unreadable.Select(static item => new ImportItem(TickTickImportKind.Task, item.Name, item.Id).Fail(item.Failure)));
        await PlanGroupsAsync(backup).ConfigureAwait(false);
        await PlanTagsAsync(backup).ConfigureAwait(false);
        TaskPlanner tasks = await PlanProjectsAsync(backup).ConfigureAwait(false);
        await tasks.PlanAsync(backup).ConfigureAwait(false);
        await PlanHabitsAsync(backup).ConfigureAwait(false);
        await PlanCheckinsAsync(backup).ConfigureAwait(false);
        await PlanFocusAsync(backup, tasks).ConfigureAwait(false);
        await PlanCountdownsAsync(backup).ConfigureAwait(false);
        return _plan;
    }

    private async Task PlanGroupsAsync(AccountBackup backup)
    {
        if (backup.Groups.Count == 0) return;
        IReadOnlyList<TickTickProjectGroup> existing = await client.ProjectGroups.ListAsync().ConfigureAwait(false);
        TickTickProjectGroup[] copies = [.. backup.Groups.Select(static group => group.AsNew())];
        TickTickProjectGroup?[] found = MatchByName(backup.Groups, copies, existing, static group => group.Id, static group => group.Name);
        _plan.Add(backup.Groups.Select((group, index) =>
        {
            ImportItem item = _groups[group.Id!] = new ImportItem(TickTickImportKind.ProjectGroup, group.Name ?? string.Empty, group.Id);
            TickTickProjectGroup copy = copies[index];
            return Decide(
                item,
                found[index],
                found[index]?.Id,
                copy,
                async () => (await client.ProjectGroups.CreateAsync(copy).ConfigureAwait(false)).Id,
                () => client.ProjectGroups.UpdateAsync(copy));
        }));
    }

    private async Task PlanTagsAsync(AccountBackup backup)
    {
        if (backup.Tags.Count == 0) return;
        IReadOnlyList<TickTickTag> existing = await client.Tags.ReadAsync().ConfigureAwait(false);
        TickTickTag?[] found = ResourceMatcher.Match(backup.Tags, existing, static tag => tag.Name is { } name ? TagName.For(name) : null, static _ => null, static _ => null, static (_, _) => true);
        ImportItem[] items = [.. backup.Tags.Select((tag, index) =>
        {
            TickTickTag copy = tag.AsNew();
            return Decide(
                new ImportItem(TickTickImportKind.Tag, tag.Label ?? tag.Name!, tag.Name),
                found[index],
                found[index]?.Name,
                copy,
                async () => (await client.Tags.CreateAsync(copy).ConfigureAwait(false)).Name,
                () => client.Tags.CreateAsync(tag.AsNew()));
        })];

        // A parent exists before its tags.
        _plan.Add(items.Where((_, index) => string.IsNullOrEmpty(backup.Tags[index].Parent)));
        _plan.Add(items.Where((_, index) => !string.IsNullOrEmpty(backup.Tags[index].Parent)));
    }

    private async Task<TaskPlanner> PlanProjectsAsync(AccountBackup backup)
    {
        IReadOnlyList<TickTickProject> existing = await client.Projects.ReadAsync().ConfigureAwait(false);
        TickTickProject[] copies = [.. backup.Projects.Select(project =>
        {
            TickTickProject copy = project.AsNew();
            if (project.GroupId is { Length: > 0 } groupId) copy.GroupId = _groups.TryGetValue(groupId, out ImportItem? group) ? group.Id : groupId;
            return copy;
        })];
        TickTickProject?[] found = MatchByName(backup.Projects, copies, existing, static project => project.Id, static project => project.Name);
        var tasks = new TaskPlanner(client, options, _plan, existing);
        _plan.Add(backup.Projects.Select((project, index) =>
        {
            var item = new ImportItem(TickTickImportKind.Project, project.Name ?? string.Empty, project.Id);
            TickTickProject copy = copies[index];
            if (_groups.TryGetValue(project.GroupId ?? string.Empty, out ImportItem? group)) item.Requires.Add(group);
            tasks.Add(item);
            return Decide(
                item,
                found[index],
                found[index]?.Id,
                copy,
                async () =>
                {
                    if (group is not null) copy.GroupId = group.Id;
                    return (await client.Projects.CreateAsync(copy).ConfigureAwait(false)).Id;
                },
                () =>
                {
                    if (group is not null && copy.IsAssigned(nameof(copy.GroupId))) copy.GroupId = group.Id;
                    return client.Projects.UpdateAsync(copy);
                });
        }));
        return tasks;
    }

    private async Task PlanHabitsAsync(AccountBackup backup)
    {
        if (backup.Habits.Count == 0) return;
        IReadOnlyList<TickTickHabit> existing = await client.Habits.ListAsync().ConfigureAwait(false);
        TickTickHabit[] copies = [.. backup.Habits.Select(static habit => habit.AsNew())];
        TickTickHabit?[] found = MatchByName(backup.Habits, copies, existing, static habit => habit.Id, static habit => habit.Name);
        _plan.Add(backup.Habits.Select((habit, index) =>
        {
            ImportItem item = _habits[habit.Id!] = new ImportItem(TickTickImportKind.Habit, habit.Name ?? string.Empty, habit.Id);
            TickTickHabit copy = copies[index];
            return Decide(
                item,
                found[index],
                found[index]?.Id,
                copy,
                async () => (await client.Habits.CreateAsync(copy).ConfigureAwait(false)).Id,
                () => client.Habits.UpdateAsync(copy));
        }));
    }

    private async Task PlanCheckinsAsync(AccountBackup backup)
    {
        DateTime[] days = [.. backup.Checkins.Select(checkin => checkin.Day).OfType<DateTime>()];
        if (days.Length == 0) return;
        string[] ids = [.. _habits.Values.Select(habit => habit.Id).OfType<string>()];
        var existing = new Dictionary<string, TickTickHabitCheckin>(StringComparer.Ordinal);
        foreach (TickTickHabitCheckin checkin in await client.Habits.ListCheckinsAsync(ids, days.Min(), days.Max()).ConfigureAwait(false)) existing[$"{checkin.HabitId}/{checkin}"] = checkin;
        _plan.Add(backup.Checkins.Where(checkin => checkin.Day is not null).Select(checkin =>
        {
            _habits.TryGetValue(checkin.HabitId!, out ImportItem? habit);
            var item = new ImportItem(TickTickImportKind.HabitCheckin, $"{habit?.Name} {checkin}".Trim(), checkin.Id);
            if (habit is null) return item.Skip("Its habit is not in the backup.");
            item.Requires.Add(habit);
            existing.TryGetValue($"{habit.Id}/{checkin}", out TickTickHabitCheckin? found);
            TickTickHabitCheckin copy = checkin.AsNew();
            return Decide(
                item,
                found,
                found?.Id,
                copy,
                async () => (await client.Habits.SetCheckinAsync(habit.Id, copy).ConfigureAwait(false)).Id,
                () => client.Habits.SetCheckinAsync(habit.Id, checkin.AsNew()));
        }));
    }

    private async Task PlanFocusAsync(AccountBackup backup, TaskPlanner tasks)
    {
        if (backup.Focus.Count == 0) return;
        var existing = new List<TickTickFocus>();
        DateTimeOffset end = DateTimeOffset.MinValue;
        foreach (DateTimeOffset start in backup.Focus.Select(record => record.Start).OfType<DateTimeOffset>().OrderBy(static start => start))
        {
            if (start < end) continue;
            end = start + FocusPeriod;
            await foreach (TickTickFocus record in client.Focus.ListAsync(start, end).ConfigureAwait(false)) existing.Add(record);
        }

        TickTickFocus?[] found = ResourceMatcher.Match(backup.Focus, existing, static record => record.Id, KeyOf, KeyOf, static (_, _) => true);
        _plan.Add(backup.Focus.Select((record, index) =>
        {
            var item = new ImportItem(TickTickImportKind.Focus, KeyOf(record), record.Id);
            TickTickFocus copy = record.AsNew();

            // A task that is not in the backup has another ID in the account, or does not exist there.
            ImportItem? task = record.TaskId is { } taskId ? tasks.Find(taskId) : null;
            if (record.TaskId is not null && task is null) copy.Unassign(nameof(copy.TaskId));
            return Leave(item, found[index]?.Id) ?? Create(item, async () =>
            {
                if (task?.Id is { } id) copy.TaskId = id;
                else copy.Unassign(nameof(copy.TaskId));
                return (await client.Focus.CreateAsync(copy).ConfigureAwait(false)).Id;
            });
        }));

        static string KeyOf(TickTickFocus record) => string.Format(
            CultureInfo.InvariantCulture, "{0} from {1:yyyy-MM-dd HH:mm:ss} to {2:yyyy-MM-dd HH:mm:ss}", record.Type, record.Start?.UtcDateTime, record.End?.UtcDateTime);
    }

    private async Task PlanCountdownsAsync(AccountBackup backup)
    {
        if (backup.Countdowns.Count == 0) return;
        IReadOnlyList<TickTickCountdown> existing = await client.Countdowns.ListAsync().ConfigureAwait(false);
        TickTickCountdown?[] found = ResourceMatcher.Match(backup.Countdowns, existing, static countdown => countdown.Id, KeyOf, KeyOf, static (_, _) => true);
        _plan.Add(backup.Countdowns.Select((countdown, index) =>
        {
            var item = new ImportItem(TickTickImportKind.Countdown, countdown.Name ?? string.Empty, countdown.Id);
            return Leave(item, found[index]?.Id) ?? item.Skip("Only the app can create countdowns, not the Open API.");
        }));

        static string KeyOf(TickTickCountdown countdown) => string.Format(CultureInfo.InvariantCulture, "{0} {1:yyyy-MM-dd}", ResourceMatcher.Name(countdown.Name), countdown.Date);
    }

    private static T?[] MatchByName<T>(IReadOnlyList<T> wanted, T[] copies, IReadOnlyList<T> existing, Func<T, string?> id, Func<T, string?> name)
        where T : TickTickResource
    {
        return ResourceMatcher.Match(
            wanted,
            existing,
            id,
            KeyOf,
            KeyOf,
            (index, other) => ResourceComparison.Compare(copies[index], other) == MatchResult.Same,
            (index, other) => ResourceComparison.CountDifferences(copies[index], other));

        string KeyOf(T resource) => ResourceMatcher.Name(name(resource));
    }

    private static ImportItem? Leave(ImportItem item, string? existingId)
    {
        if (existingId is null) return null;
        item.Id = existingId;
        item.Action = TickTickImportAction.Unchanged;
        return item;
    }

    private static ImportItem Create(ImportItem item, Func<Task<string?>> create)
    {
        item.Work = create;
        return item;
    }

    // An existing item is left alone, or set to the values of the backup if they differ.
    private ImportItem Decide<T>(ImportItem item, T? existing, string? existingId, T copy, Func<Task<string?>> create, Func<Task<T>> update)
        where T : TickTickResource
    {
        if (existing is null) return Create(item, create);
        item.Existing = existing;
        item.Id = existingId;
        item.Action = TickTickImportAction.Unchanged;
        if (!options.Force || !ResourceComparison.KeepDifferences(copy, existing, _clears)) return item;
        copy.Identify(existing);
        item.Action = TickTickImportAction.Updated;
        item.Work = async () =>
        {
            await update().ConfigureAwait(false);
            return existingId;
        };
        return item;
    }
}
