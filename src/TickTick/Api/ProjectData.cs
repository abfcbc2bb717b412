using System;
using System.Collections.Generic;

namespace TickTick.Api;

/// <summary>A project with its open tasks and its columns.</summary>
internal sealed class ProjectData(
    TickTickProject? project,
    IReadOnlyList<TickTickTask> tasks,
    IReadOnlyList<TickTickColumn> columns,
    DateTimeOffset? serviceTime)
{
    /// <summary>The project; null where the service did not tell it.</summary>
    public TickTickProject? Project { get; } = project;

    /// <summary>Its open tasks.</summary>
    public IReadOnlyList<TickTickTask> Tasks { get; } = tasks;

    /// <summary>Its columns.</summary>
    public IReadOnlyList<TickTickColumn> Columns { get; } = columns;

    /// <summary>The service's clock when it answered; null where it told none.</summary>
    public DateTimeOffset? ServiceTime { get; } = serviceTime;
}
