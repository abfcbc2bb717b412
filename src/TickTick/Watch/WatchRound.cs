using System.Collections.Generic;

namespace TickTick.Watch;

/// <summary>Represents the result of one round of a watcher.</summary>
/// <param name="Changes">The changes since the last round.</param>
/// <param name="State">What was seen in this round.</param>
internal sealed record WatchRound(IReadOnlyList<TickTickTaskChange> Changes, WatchState State);
