using System;
using System.Collections.Generic;

namespace TickTick.Api.Tasks.Lists;

/// <summary>Specifies which tasks to get. A property that is not set does not narrow the result.</summary>
internal sealed record TaskQuery
{
    /// <summary>Gets the project IDs, with <c>inbox</c> for the Inbox, or null for all projects.</summary>
    public IReadOnlyCollection<string>? ProjectIds { get; init; }

    /// <summary>Gets the task IDs, or null for any.</summary>
    public IReadOnlyCollection<string>? Ids { get; init; }

    /// <summary>Gets the IDs of the parents, of one of which the task is a subtask, or null for any.</summary>
    public IReadOnlyCollection<string>? ParentIds { get; init; }

    /// <summary>Gets the titles, of which one must match, or null for any.</summary>
    public IReadOnlyCollection<NamePattern>? Titles { get; init; }

    /// <summary>Gets the statuses. The default is open tasks.</summary>
    public IReadOnlyList<TickTickTaskStatus> Statuses { get; init; } = [TickTickTaskStatus.Open];

    /// <summary>Gets the priorities, of which one must match, or null for any.</summary>
    public IReadOnlyCollection<TickTickTaskPriority>? Priorities { get; init; }

    /// <summary>Gets the tags, each of which must match a tag of the task.</summary>
    public IReadOnlyCollection<NamePattern>? Tags { get; init; }

    /// <summary>Gets the periods, in one of which the task is due in the user's time zone, or null for any.</summary>
    public IReadOnlyCollection<DuePeriod>? Due { get; init; }

    /// <summary>Gets the first day of the user's week.</summary>
    public DayOfWeek FirstDayOfWeek { get; init; } = DayOfWeek.Monday;

    /// <summary>Gets the earliest due date.</summary>
    public DateTimeOffset? DueAfter { get; init; }

    /// <summary>Gets the date before which the task is due.</summary>
    public DateTimeOffset? DueBefore { get; init; }

    /// <summary>Gets the earliest completion time. Applies to completed tasks only.</summary>
    public DateTimeOffset? CompletedAfter { get; init; }

    /// <summary>Gets the latest completion time. Applies to completed tasks only.</summary>
    public DateTimeOffset? CompletedBefore { get; init; }

    /// <summary>Gets whether the names of unknown projects are read, which takes another request.</summary>
    public bool LearnsNames { get; init; } = true;

    /// <summary>Gets the words for the service's search, or null for no search.</summary>
    public string? Keywords { get; init; }
}
