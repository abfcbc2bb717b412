using System;

namespace TickTick.Backup;

/// <summary>Specifies what an export contains in addition to what is open.</summary>
internal sealed record ExportOptions
{
    /// <summary>Gets whether completed and abandoned tasks are included.</summary>
    public bool IncludesCompleted { get; init; }

    /// <summary>Gets the time from which completed tasks, check-ins and focus records are included, or null for all.</summary>
    public DateTimeOffset? After { get; init; }

    /// <summary>Gets whether comments are included, which takes a request for each task.</summary>
    public bool IncludesComments { get; init; }

    /// <summary>Gets the rate limit of the session, to estimate the remaining time, or 0.</summary>
    public int RequestsPerMinute { get; init; }
}
