using System;
using System.Collections.Generic;
using TickTick.Api;

namespace TickTick.Watch;

/// <summary>Represents what a watcher has seen of an account.</summary>
internal sealed class WatchState
{
    /// <summary>Gets the service's time at which the open tasks were read.</summary>
    public DateTimeOffset Time { get; init; }

    /// <summary>Gets the open tasks by ID.</summary>
    public Dictionary<string, TickTickTask> Open { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Gets the tasks whose recent completion was seen, by ID, and when they were completed.</summary>
    public Dictionary<string, DateTimeOffset> Completed { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Gets the names of the projects by ID.</summary>
    public Dictionary<string, string?> Projects { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Gets the ID of the Inbox, which differs between accounts, or null if it is not known.</summary>
    public string? InboxId { get; set; }
}
