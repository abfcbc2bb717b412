using System;
using System.Collections.Generic;
using TickTick.Api;

namespace TickTick.Backup;

/// <summary>Represents the content of a backup file.</summary>
internal sealed class AccountBackup
{
    /// <summary>Gets or sets the time of the backup, or null if it is not known.</summary>
    public DateTimeOffset? ExportedTime { get; set; }

    /// <summary>
    /// Gets or sets whether the file has all fields of projects, groups and columns, so that an absent one has no value.
    /// TickTick's own backup has only some.
    /// </summary>
    public bool HasAllFields { get; set; } = true;

    public List<TickTickProjectGroup> Groups { get; set; } = [];

    public List<TickTickTag> Tags { get; set; } = [];

    public List<TickTickProject> Projects { get; set; } = [];

    public List<TickTickColumn> Columns { get; set; } = [];

    public List<TickTickTask> Tasks { get; set; } = [];

    public List<TickTickTaskComment> Comments { get; } = [];

    public List<TickTickHabit> Habits { get; set; } = [];

    public List<TickTickHabitCheckin> Checkins { get; } = [];

    public List<TickTickFocus> Focus { get; set; } = [];

    public List<TickTickCountdown> Countdowns { get; set; } = [];

    /// <summary>Gets what the export could not read completely.</summary>
    public List<string> Incomplete { get; } = [];

    /// <summary>Gets or sets how many completed and abandoned tasks of the file are left out.</summary>
    public int LeftOut { get; set; }

    /// <summary>Gets what cannot be read in the file, such as a row of a table.</summary>
    public List<UnreadableItem> Unreadable { get; } = [];
}
