using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using TickTick.Api.Tasks.Lists;

namespace TickTick.Api.Tasks.Reviews;

/// <summary>Measures what happened to tasks in a period.</summary>
internal sealed class TaskReview(OpenApiClient api, TaskLists lists)
{
    private const string None = "(none)";

    /// <summary>Measures the tasks of a period, grouped or as a whole.</summary>
    public async Task<IReadOnlyList<TickTickTaskMeasure>> MeasureAsync(DateTimeOffset from, DateTimeOffset to, TickTickTaskGrouping? grouping, DayOfWeek firstDayOfWeek)
    {
        if (to < from) throw ApiErrors.RangeReversed();
        var tasks = new List<TickTickTask>();

        // A task that was created in the period can have been completed since.
        foreach (TaskQuery query in new[] { new TaskQuery(), new TaskQuery { Statuses = [TickTickTaskStatus.Completed], CompletedAfter = from } })
        {
            await foreach (TickTickTask task in lists.ListAsync(query).ConfigureAwait(false)) tasks.Add(task);
        }

        return Measure(tasks, from, to, grouping, new DayCalendar(api.Connection.Clock, api.Connection.Zone, firstDayOfWeek), api.Connection.Clock.GetUtcNow());
    }

    /// <summary>Groups and measures open tasks, and those that were completed since the start of the period.</summary>
    public static IReadOnlyList<TickTickTaskMeasure> Measure(
        IReadOnlyCollection<TickTickTask> tasks, DateTimeOffset from, DateTimeOffset to, TickTickTaskGrouping? grouping, DayCalendar calendar, DateTimeOffset now)
    {
        var counts = new Dictionary<string, Counts>(StringComparer.OrdinalIgnoreCase);
        if (grouping is null) Of("All");
        if (grouping is TickTickTaskGrouping.Day or TickTickTaskGrouping.Week)
        {
            // A day on which nothing happened is a day, too.
            DateTime last = calendar.DayOf(to < now ? to : now, isAllDay: false);
            for (DateTime day = calendar.DayOf(from, isAllDay: false); day <= last; day = day.AddDays(1)) Of(Name(day));
        }

        // A completed copy of a repeating task has the time at which the series was created.
        HashSet<(DateTimeOffset?, string?, string?)> series = [.. tasks.Where(static task => !string.IsNullOrEmpty(task.Repeat) && task.Status == TickTickTaskStatus.Open).Select(Key)];
        foreach (TickTickTask task in tasks)
        {
            if (IsIn(task.CreatedTime) && !(task.Status == TickTickTaskStatus.Completed && series.Contains(Key(task)))) Count(task, task.CreatedTime!.Value, static counts => counts.Created++);
            if (task.Status == TickTickTaskStatus.Completed)
            {
                if (!IsIn(task.CompletedTime)) continue;
                bool? isOnTime = IsOnTime(task, calendar);
                Count(task, task.CompletedTime!.Value, counts =>
                {
                    counts.Completed++;
                    if (isOnTime == true) counts.OnTime++;
                    else if (isOnTime == false) counts.Late++;
                });
                continue;
            }

            if (calendar.IsOverdue(task) && IsIn(calendar.DueTime(task))) Count(task, calendar.DueTime(task)!.Value, static counts => counts.Overdue++);
            DateTimeOffset created = task.CreatedTime ?? now;
            if (grouping is not (TickTickTaskGrouping.Day or TickTickTaskGrouping.Week) || IsIn(task.CreatedTime))
                Count(task, created, counts => counts.Ages.Add(now - created));
        }

        return [.. InOrder(counts).Select(static group => group.Value.ToMeasure(group.Key))];

        static (DateTimeOffset?, string?, string?) Key(TickTickTask task) => (task.CreatedTime, task.Title, task.ProjectId);

        bool IsIn(DateTimeOffset? time) => time >= from && time <= to;

        Counts Of(string group) => counts.TryGetValue(group, out Counts? known) ? known : counts[group] = new Counts();

        string Name(DateTime day) => (grouping == TickTickTaskGrouping.Week ? calendar.WeekOf(day) : day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        void Count(TickTickTask task, DateTimeOffset time, Action<Counts> add)
        {
            foreach (string group in GroupsOf(task, time)) add(Of(group));
        }

        IEnumerable<string> GroupsOf(TickTickTask task, DateTimeOffset time) => grouping switch
        {
            null => ["All"],
            TickTickTaskGrouping.Project => [task.Project ?? task.ProjectId ?? None],
            TickTickTaskGrouping.Tag => task.Tags is { Count: > 0 } tags ? tags : [None],
            TickTickTaskGrouping.Priority => [task.Priority.ToString()],
            _ => [Name(calendar.DayOf(time, isAllDay: false))],
        };

        IEnumerable<KeyValuePair<string, Counts>> InOrder(Dictionary<string, Counts> groups) => grouping switch
        {
            TickTickTaskGrouping.Priority => groups.OrderByDescending(static group => Enum.TryParse(group.Key, out TickTickTaskPriority priority) ? (int)priority : -1),
            TickTickTaskGrouping.Day or TickTickTaskGrouping.Week => groups.OrderBy(static group => group.Key, StringComparer.Ordinal),
            _ => groups.OrderBy(static group => group.Key == None).ThenBy(static group => group.Key, StringComparer.CurrentCultureIgnoreCase),
        };
    }

    // An all-day task is on time until the end of its last day.
    private static bool? IsOnTime(TickTickTask task, DayCalendar calendar)
    {
        if (calendar.DueTime(task) is not { } due || task.CompletedTime is not { } completed) return null;
        return task.IsAllDay ? calendar.DayOf(completed, isAllDay: false) <= calendar.DueDayOf(task) : completed <= due;
    }

    private sealed class Counts
    {
        public int Created;
        public int Completed;
        public int OnTime;
        public int Late;
        public int Overdue;

        public List<TimeSpan> Ages { get; } = [];

        public TickTickTaskMeasure ToMeasure(string group)
        {
            Ages.Sort();
            int middle = Ages.Count / 2;
            return new TickTickTaskMeasure
            {
                Group = group,
                Created = Created,
                Completed = Completed,
                OnTime = OnTime,
                Late = Late,
                Overdue = Overdue,
                Open = Ages.Count,
                MedianAge = Ages.Count == 0 ? null : Ages.Count % 2 == 1 ? Ages[middle] : TimeSpan.FromTicks((Ages[middle - 1].Ticks + Ages[middle].Ticks) / 2),
            };
        }
    }
}
