using System.Linq;
using TickTick.Api.Projects;

namespace TickTick.Api.Tasks.Lists;

/// <summary>
/// Decides whether a task matches a query. The service narrows the result if it can, but lists of whole projects
/// contain more.
/// </summary>
internal sealed class TaskFilter(TaskQuery query, DayCalendar calendar)
{
    public bool Fits(TickTickTask task) =>
        query.Statuses.Contains(task.Status)
        && (query.ProjectIds is null || query.ProjectIds.Any(id => IsIn(task, id)))
        && (query.Priorities is null || query.Priorities.Contains(task.Priority))
        && (query.Tags is null || query.Tags.All(tag => task.Tags?.Any(tag.Fits) == true))
        && (query.ParentIds is null || query.ParentIds.Contains(task.ParentId))
        && (query.Ids is null || query.Ids.Contains(task.Id))
        && (query.Titles is null || query.Titles.Any(title => title.Fits(task.Title)))
        && FitsCompletion(task)
        && (query.Due is null || query.Due.Any(period => period.Contains(task, calendar)))
        && (query.DueAfter is not { } after || calendar.IsDueAfter(task, after))
        && (query.DueBefore is not { } before || calendar.IsDueBefore(task, before));

    private static bool IsIn(TickTickTask task, string projectId) =>
        task.ProjectId == projectId || (task.ProjectId is not null && Inbox.IsId(task.ProjectId) && Inbox.IsId(projectId));

    private bool FitsCompletion(TickTickTask task) =>
        task.Status != TickTickTaskStatus.Completed
        || ((query.CompletedAfter is not { } after || !(task.CompletedTime < after))
            && (query.CompletedBefore is not { } before || !(task.CompletedTime > before)));
}
