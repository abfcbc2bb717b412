namespace TickTick.Backup;

/// <summary>Specifies the kind of an item of a backup.</summary>
public enum TickTickImportKind
{
    /// <summary>A project group.</summary>
    ProjectGroup,

    /// <summary>A tag.</summary>
    Tag,

    /// <summary>A project.</summary>
    Project,

    /// <summary>A column of a project.</summary>
    Column,

    /// <summary>A task or a note.</summary>
    Task,

    /// <summary>A comment on a task.</summary>
    Comment,

    /// <summary>A habit.</summary>
    Habit,

    /// <summary>A check-in of a habit.</summary>
    HabitCheckin,

    /// <summary>A focus record.</summary>
    Focus,

    /// <summary>A countdown.</summary>
    Countdown,
}
