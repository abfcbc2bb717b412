using System;
using System.Collections.Generic;
using TickTick.Api.Json;

namespace TickTick.Api;

/// <summary>A project with its open tasks and its columns.</summary>
/// <param name="project">The project; null where the service did not tell it.</param>
/// <param name="tasks">Its tasks, read as they are asked for; null for none.</param>
/// <param name="columns">Its columns.</param>
/// <param name="serviceTime">The service's clock.</param>
internal sealed class ProjectData(
    TickTickProject? project,
    JsonSequence<TickTickTask>? tasks,
    IReadOnlyList<TickTickColumn> columns,
    DateTimeOffset? serviceTime)
{
    /// <summary>The project; null where the service did not tell it.</summary>
    public TickTickProject? Project { get; } = project;

    /// <summary>Its open tasks, read one by one.</summary>
    public IEnumerable<TickTickTask> Tasks { get; } = tasks ?? (IEnumerable<TickTickTask>)[];

    /// <summary>Its columns.</summary>
    public IReadOnlyList<TickTickColumn> Columns { get; } = columns;

    /// <summary>The service's clock when it answered; null where it told none.</summary>
    public DateTimeOffset? ServiceTime { get; } = serviceTime;
}
