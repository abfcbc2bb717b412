using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using TickTick.Api.Tasks.Lists;

namespace TickTick.Api.Focus;

/// <summary>Measures focus time.</summary>
internal sealed class FocusReview(FocusClient focus, TaskLists tasks)
{
    private const string None = "(none)";

    /// <summary>Measures the records of a period, grouped or as a whole.</summary>
    public async Task<IReadOnlyList<TickTickFocusMeasure>> MeasureAsync(DateTimeOffset from, DateTimeOffset to, TickTickFocusGrouping? grouping)
    {
        var records = new List<TickTickFocus>();
        await foreach (TickTickFocus record in focus.ListAsync(from, to).ConfigureAwait(false)) records.Add(record);
        bool needsTasks = grouping is not (null or TickTickFocusGrouping.Day) && records.Exists(static record => record.TaskId is not null);
        Dictionary<string, TickTickTask> known = needsTasks ? await TasksAsync(records, from).ConfigureAwait(false) : [];
        return Measure(records, grouping, known);
    }

    /// <summary>Groups and measures records. A record whose task is not known counts under the ID of the task.</summary>
    public static IReadOnlyList<TickTickFocusMeasure> Measure(IEnumerable<TickTickFocus> records, TickTickFocusGrouping? grouping, IReadOnlyDictionary<string, TickTickTask> tasks)
    {
        var groups = records
            .SelectMany(record => GroupsOf(record).Select(group => (Group: group, Record: record)))
            .GroupBy(static item => item.Group, static item => item.Record)
            .Select(group => new TickTickFocusMeasure
            {
                Group = group.Key.Name,
                TaskId = group.Key.TaskId,
                Sessions = group.Count(),
                Total = TimeSpan.FromTicks(group.Sum(static record => Worked(record).Ticks)),
            });
        return grouping switch
        {
            null => [groups.FirstOrDefault() ?? new TickTickFocusMeasure { Group = "All" }],
            TickTickFocusGrouping.Day => [.. groups.OrderBy(static group => group.Group, StringComparer.Ordinal)],
            _ => [.. groups.OrderByDescending(static group => group.Total).ThenBy(static group => group.Group, StringComparer.CurrentCultureIgnoreCase)],
        };

        IEnumerable<(string Name, string? TaskId)> GroupsOf(TickTickFocus record)
        {
            TickTickTask? task = record.TaskId is { } id && tasks.TryGetValue(id, out TickTickTask? found) ? found : null;
            return grouping switch
            {
                null => [("All", null)],
                TickTickFocusGrouping.Day => [(record.Start?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? None, null)],
                TickTickFocusGrouping.Task => [(task?.Title ?? record.TaskId ?? None, record.TaskId)],
                TickTickFocusGrouping.Project => [(task?.Project ?? None, null)],
                _ => task?.Tags is { Count: > 0 } tags ? tags.Select(static tag => (tag, (string?)null)) : [(None, null)],
            };
        }
    }

    private static TimeSpan Worked(TickTickFocus record) =>
        record.Duration ?? (record is { Start: { } start, End: { } end } ? end - start - (record.PauseDuration ?? TimeSpan.Zero) : TimeSpan.Zero);

    // Most tasks with focus time are open or were completed since. The others are read only if one is missing.
    private async Task<Dictionary<string, TickTickTask>> TasksAsync(List<TickTickFocus> records, DateTimeOffset from)
    {
        var known = new Dictionary<string, TickTickTask>(StringComparer.Ordinal);
        foreach (TaskQuery query in new[] { new TaskQuery(), new TaskQuery { Statuses = [TickTickTaskStatus.Completed], CompletedAfter = from }, new TaskQuery { Statuses = [TickTickTaskStatus.Abandoned] } })
        {
            if (records.Exists(record => record.TaskId is { } id && !known.ContainsKey(id))) await ReadAsync(query).ConfigureAwait(false);
        }

        return known;

        async Task ReadAsync(TaskQuery query)
        {
            await foreach (TickTickTask task in tasks.ListAsync(query).ConfigureAwait(false))
            {
                if (task.Id is { } id) known[id] = task;
            }
        }
    }
}
