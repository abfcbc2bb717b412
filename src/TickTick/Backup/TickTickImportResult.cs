namespace TickTick.Backup;

/// <summary>Represents what an import did with an item of a backup.</summary>
public sealed class TickTickImportResult
{
    internal TickTickImportResult(TickTickImportKind kind, string name, TickTickImportAction action, string? id, string? backupId, string? reason, TickTickException? failure)
    {
        Kind = kind;
        Name = name;
        Action = action;
        Id = id;
        BackupId = backupId;
        Reason = reason;
        Failure = failure;
    }

    /// <summary>Gets the kind of the item.</summary>
    public TickTickImportKind Kind { get; }

    /// <summary>Gets the name or the title of the item.</summary>
    public string Name { get; }

    /// <summary>Gets what was done.</summary>
    public TickTickImportAction Action { get; }

    /// <summary>Gets the ID of the item in the account, or null if it does not exist.</summary>
    public string? Id { get; }

    /// <summary>Gets the ID of the item in the backup, or null if it has none.</summary>
    public string? BackupId { get; }

    /// <summary>Gets why the item was skipped or could not be created, or null.</summary>
    public string? Reason { get; }

    internal TickTickException? Failure { get; }

    /// <summary>Returns the action, the kind and the name.</summary>
    public override string ToString() => $"{Action} {Kind} {Name}";
}
