using System;

namespace TickTick.Api;

/// <summary>Represents the focus time of a day, a project, a task, a tag, or a whole period.</summary>
public sealed class TickTickFocusMeasure
{
    /// <summary>Gets the day, the name of the project, the title of the task or the tag, or <c>All</c>.</summary>
    public string Group { get; internal init; } = string.Empty;

    /// <summary>Gets the number of focus records.</summary>
    public int Sessions { get; internal init; }

    /// <summary>Gets the time worked, without pauses.</summary>
    public TimeSpan Total { get; internal init; }

    /// <summary>Gets the mean time worked in a record.</summary>
    public TimeSpan Mean => Sessions == 0 ? TimeSpan.Zero : TimeSpan.FromTicks(Total.Ticks / Sessions);

    /// <summary>Gets the ID of the task, if the records are grouped by task.</summary>
    public string? TaskId { get; internal init; }

    /// <summary>Returns the group.</summary>
    public override string ToString() => Group;
}
