using System;

namespace TickTick.Api;

/// <summary>Represents what happened to the tasks of a project, a tag, a priority, a day, a week, or a whole period.</summary>
public sealed class TickTickTaskMeasure
{
    /// <summary>
    /// Gets the project, the tag, the priority, the day or the first day of the week (<c>2026-11-23</c>), or <c>All</c>.
    /// </summary>
    public string Group { get; internal init; } = string.Empty;

    /// <summary>Gets the number of tasks that were created in the period.</summary>
    public int Created { get; internal init; }

    /// <summary>Gets the number of tasks that were completed in the period.</summary>
    public int Completed { get; internal init; }

    /// <summary>Gets the number of tasks that were completed in the period by their due date.</summary>
    public int OnTime { get; internal init; }

    /// <summary>Gets the number of tasks that were completed in the period after their due date.</summary>
    public int Late { get; internal init; }

    /// <summary>Gets the number of open tasks that became overdue in the period.</summary>
    public int Overdue { get; internal init; }

    /// <summary>Gets the number of open tasks. By day or week, these are the ones created then.</summary>
    public int Open { get; internal init; }

    /// <summary>Gets the median age of the open tasks, or null if there are none.</summary>
    public TimeSpan? MedianAge { get; internal init; }

    /// <summary>Returns the group.</summary>
    public override string ToString() => Group;
}
