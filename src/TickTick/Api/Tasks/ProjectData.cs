using System;
using System.Collections.Generic;

namespace TickTick.Api.Tasks;

/// <summary>Represents a project with its open tasks and its columns.</summary>
/// <param name="Project">The project, or null if the response did not contain it.</param>
/// <param name="Tasks">The open tasks.</param>
/// <param name="Columns">The columns.</param>
/// <param name="ServiceTime">The service's time of the response, or null if the response did not contain it.</param>
internal sealed record ProjectData(
    TickTickProject? Project,
    IReadOnlyList<TickTickTask> Tasks,
    IReadOnlyList<TickTickColumn> Columns,
    DateTimeOffset? ServiceTime);
