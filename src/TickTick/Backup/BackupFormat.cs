namespace TickTick.Backup;

/// <summary>Defines the names in a backup file. Its form is documented in the help of Export-TickTickAccount.</summary>
internal static class BackupFormat
{
    /// <summary>The value of <see cref="Format"/>, by which a backup file is recognized.</summary>
    public const string Name = "TickTick.PowerShell account backup";

    /// <summary>The version that this module writes. It reads this one and older ones.</summary>
    public const int Version = 1;

    public const string Format = "format";
    public const string VersionNumber = "version";
    public const string ExportedTime = "exportedTime";
    public const string Service = "service";
    public const string IncludesCompleted = "includesCompleted";
    public const string CompletedAfter = "completedAfter";
    public const string IncludesComments = "includesComments";
    public const string Groups = "projectGroups";
    public const string Projects = "projects";
    public const string Columns = "columns";
    public const string Tags = "tags";
    public const string Tasks = "tasks";
    public const string Comments = "comments";
    public const string Habits = "habits";
    public const string Checkins = "checkins";
    public const string Focus = "focus";
    public const string Countdowns = "countdowns";
    public const string Incomplete = "incomplete";
    public const string TaskId = "taskId";
    public const string HabitId = "habitId";

    /// <summary>The beginning of every backup file.</summary>
    public const string Beginning = $"{{\"{Format}\":\"{Name}\"";
}
