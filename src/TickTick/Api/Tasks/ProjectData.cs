using System;
using System.Collections.Generic;

namespace TickTick.Api.Tasks;

/// <summary>Represents a project with its open tasks and its columns.</summary>
internal sealed class ProjectData(
    TickTickProject? project,
    IReadOnlyList<TickTickTask> tasks,
    IReadOnlyList<TickTickColumn> columns,
    DateTimeOffset? serviceTime)
{
    /// <summary>Gets the project, or null if the response did not contain it.</summary>
    public TickTickProject? Project { get; } = project;

    /// <summary>Gets the open tasks.</summary>
    public IReadOnlyList<TickTickTask> Tasks { get; } = tasks;

    public IReadOnlyList<TickTickColumn> Columns { get; } = columns;

    /// <summary>Gets the service's time of the response, or null if the response did not contain it.</summary>
    public DateTimeOffset? ServiceTime { get; } = serviceTime;
}
