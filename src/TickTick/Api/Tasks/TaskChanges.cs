using System;
using System.Collections.Generic;
using System.Linq;

namespace TickTick.Api.Tasks;

/// <summary>
/// Represents changes of the tags and checklist items of a task, which depend on those that the task has. An update
/// replaces both lists as a whole.
/// </summary>
internal sealed record TaskChanges
{
    /// <summary>Gets the tags to add.</summary>
    public IReadOnlyList<string> AddedTags { get; init; } = [];

    /// <summary>Gets the tags to remove. A tag that the task does not have is ignored.</summary>
    public IReadOnlyList<NamePattern> RemovedTags { get; init; } = [];

    /// <summary>Gets the titles of the items to add, which can begin with <c>[x]</c>.</summary>
    public IReadOnlyList<string> AddedItems { get; init; } = [];

    /// <summary>Gets the items to complete.</summary>
    public IReadOnlyList<NamePattern> CompletedItems { get; init; } = [];

    /// <summary>Gets the items to remove.</summary>
    public IReadOnlyList<NamePattern> RemovedItems { get; init; } = [];

    /// <summary>Gets whether there are changes, so that the task must be known.</summary>
    public bool NeedsTask => ChangesTags || ChangesItems;

    private bool ChangesTags => AddedTags.Count + RemovedTags.Count > 0;

    private bool ChangesItems => AddedItems.Count + CompletedItems.Count + RemovedItems.Count > 0;

    /// <summary>Assigns the changed lists to a task.</summary>
    /// <exception cref="TickTickException"><c>NotFound</c>: the task has no such item. <c>NameAmbiguous</c>: several items
    /// have the title.</exception>
    public void ApplyTo(TickTickTask task)
    {
        if (ChangesTags) task.Tags = Tags(task.Tags ?? Enumerable.Empty<string>());
        if (!ChangesItems) return;
        List<ChecklistItem> items = [.. (task.Items ?? Enumerable.Empty<ChecklistItem>()).Select(static item => item.Edit())];
        foreach (ChecklistItem item in Find(CompletedItems, items, task)) item.Status = TickTickChecklistItemStatus.Completed;
        ChecklistItem[] removed = [.. Find(RemovedItems, items, task)];
        items.RemoveAll(item => Array.IndexOf(removed, item) >= 0);
        long? last = items.Max(static item => item.SortOrder);
        foreach (ChecklistItem item in ChecklistItem.FromTitles(AddedItems, null))
        {
            // After the others: an item without a position would come first.
            if (last is not null) item.SortOrder = ++last;
            else if (items.Count > 0) item.SortOrder = null;
            items.Add(item);
        }

        task.Items = items.ToArray();
    }

    private string[] Tags(IEnumerable<string> tags) =>
        [.. tags.Where(tag => !RemovedTags.Any(pattern => pattern.Fits(tag))).Concat(AddedTags).Distinct(NameComparer.Instance)];

    private static IEnumerable<ChecklistItem> Find(IEnumerable<NamePattern> titles, IReadOnlyList<ChecklistItem> items, TickTickTask task) => titles.SelectMany(title =>
    {
        IReadOnlyList<ChecklistItem> found = title.Select(items, static item => item.Id, static item => item.Title);
        title.RequireUnambiguous(found, static item => item.Id, static item => item.Title, "checklist item");
        return found.Count > 0 || !title.IsLiteral
            ? found
            : throw title.NotFound("checklist item", $"(Get-TickTickTask '{task.Title}').Items", items.Select(static item => item.Title));
    });
}
