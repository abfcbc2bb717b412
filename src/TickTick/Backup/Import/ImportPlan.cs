using System.Collections.Generic;
using System.Linq;

namespace TickTick.Backup.Import;

/// <summary>
/// Represents what an import does: stages in the order of their references, whose items are independent of each other.
/// </summary>
internal sealed class ImportPlan
{
    private readonly List<IReadOnlyList<ImportItem>> _stages = [];

    public IReadOnlyList<IReadOnlyList<ImportItem>> Stages => _stages;

    public IEnumerable<ImportItem> Items => _stages.SelectMany(static stage => stage);

    public void Add(IEnumerable<ImportItem> stage) => _stages.Add([.. stage]);
}
