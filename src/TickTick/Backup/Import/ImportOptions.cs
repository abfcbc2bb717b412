namespace TickTick.Backup.Import;

/// <summary>Specifies how a backup is imported.</summary>
internal sealed record ImportOptions
{
    /// <summary>Gets whether existing items are set to the values of the backup.</summary>
    public bool Force { get; init; }

    /// <summary>Gets the rate limit of the session, to estimate the remaining time, or 0.</summary>
    public int RequestsPerMinute { get; init; }
}
