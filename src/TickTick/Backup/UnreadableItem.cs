namespace TickTick.Backup;

/// <summary>Represents an item of a backup file that cannot be read.</summary>
/// <param name="Name">The name of the item, as far as it is known.</param>
/// <param name="Id">The ID of the item in the file, if it is known.</param>
/// <param name="Failure">What cannot be read.</param>
internal sealed record UnreadableItem(string Name, string? Id, TickTickException Failure);
