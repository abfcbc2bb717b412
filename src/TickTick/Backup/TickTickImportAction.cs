namespace TickTick.Backup;

/// <summary>Specifies what an import did with an item of a backup.</summary>
public enum TickTickImportAction
{
    /// <summary>The item existed and was left alone.</summary>
    Unchanged,

    /// <summary>The item was created.</summary>
    Created,

    /// <summary>The item existed, and its fields were set to those of the backup.</summary>
    Updated,

    /// <summary>The item was not created. The reason says why.</summary>
    Skipped,

    /// <summary>The item could not be created or updated. The reason says why.</summary>
    Failed,
}
