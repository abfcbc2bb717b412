using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using TickTick.Api;

namespace TickTick.Backup.Import;

/// <summary>Represents an item of a backup and what an import does with it.</summary>
internal sealed class ImportItem(TickTickImportKind kind, string name, string? backupId)
{
    public TickTickImportKind Kind { get; } = kind;

    public string Name { get; } = name;

    public string? BackupId { get; } = backupId;

    /// <summary>Gets or sets the existing resource, or null if the account lacks it.</summary>
    public TickTickResource? Existing { get; set; }

    /// <summary>Gets or sets the ID in the account, or null as long as the item does not exist there.</summary>
    public string? Id { get; set; }

    /// <summary>Gets or sets what is done.</summary>
    public TickTickImportAction Action { get; set; } = TickTickImportAction.Created;

    /// <summary>Gets or sets why nothing is done, or null.</summary>
    public string? Reason { get; set; }

    /// <summary>Gets or sets why the item failed, or null.</summary>
    public TickTickException? Failure { get; set; }

    /// <summary>Gets or sets what creates or updates the item and returns its ID.</summary>
    public Func<Task<string?>>? Work { get; set; }

    /// <summary>Gets whether the user declined the item.</summary>
    public bool IsDeclined { get; private set; }

    /// <summary>Gets the items that must exist in the account before, such as the project of a task.</summary>
    public List<ImportItem> Requires { get; } = [];

    /// <summary>Gets whether a request is sent for the item.</summary>
    public bool IsSent => Action is TickTickImportAction.Created or TickTickImportAction.Updated;

    /// <summary>Describes the item for a confirmation.</summary>
    public string Description => $"{Kind} '{Name}'" + (Id is null ? string.Empty : $" ({Id})");

    public TickTickImportResult ToResult() => new(Kind, Name, Action, Id, BackupId, Reason, Failure);

    /// <summary>Marks the item as not created.</summary>
    public ImportItem Skip(string reason)
    {
        Action = TickTickImportAction.Skipped;
        Reason = reason;
        return this;
    }

    /// <summary>Marks the item as declined by the user.</summary>
    public void Decline()
    {
        IsDeclined = true;
        Action = TickTickImportAction.Skipped;
    }

    /// <summary>Marks the item as failed.</summary>
    public ImportItem Fail(TickTickException failure)
    {
        Action = TickTickImportAction.Failed;
        Reason = failure.Problem;
        Failure = failure;
        return this;
    }
}
